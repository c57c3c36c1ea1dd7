package rapport.staffing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What a simulation counts and measures, on days so small that one can say what has to come out.
final class SimulationTest {
    private static final double EXACT = 1e-5;

    @Test
    void whoFindsAFreePlaceIsAnsweredAtOnceAndTheNextWaits() {
        var report = Plans.run("""
                {'recorded': [{'arrival': '10:00', 'seconds': 600}, {'arrival': '10:04', 'seconds': 600}],
                 'agents': [{'capacity': 1}]}""");
        var hour = report.hours().get(10);
        assertThat(hour.visitors()).isEqualTo(2);
        assertThat(hour.served()).isEqualTo(2);
        assertThat(hour.atOnceShare()).hasValue(0.5);
        assertThat(hour.promptShare()).hasValue(0.5);
        assertThat(hour.waitMeanSeconds()).hasValue(180);
        assertThat(hour.waitP50Seconds()).hasValue(0);
        assertThat(hour.waitP90Seconds()).hasValue(360);
        assertThat(hour.waitMaxSeconds()).hasValue(360);
        assertThat(hour.queueMean()).isCloseTo(360 / 3600.0, within(EXACT));
        assertThat(hour.queueMax()).isEqualTo(1);
        assertThat(hour.occupancy().orElseThrow()).isCloseTo(1200 / 3600.0, within(EXACT));
        assertThat(report.total().occupancy().orElseThrow()).isCloseTo(1200 / 86400.0, within(EXACT));
        assertThat(report.hours().get(11).visitors()).isZero();
        assertThat(report.hours().get(11).waitMeanSeconds()).isEmpty();
    }

    @Test
    void whatGoesOnPastTheHourCountsForTheNextToo() {
        var report = Plans.run("""
                {'recorded': [{'arrival': '10:30', 'seconds': 5400}, {'arrival': '10:45', 'seconds': 60}],
                 'agents': [{'capacity': 1}]}""");
        assertThat(report.hours().get(10).occupancy().orElseThrow()).isCloseTo(0.5, within(EXACT));
        assertThat(report.hours().get(10).queueMean()).isCloseTo(0.25, within(EXACT));
        assertThat(report.hours().get(11).queueMean()).isCloseTo(1, within(EXACT));
        assertThat(report.hours().get(11).queueMax()).isEqualTo(1);
        assertThat(report.hours().get(11).occupancy()).hasValue(1);
        assertThat(report.hours().get(10).waitMaxSeconds()).hasValue(75 * 60);
    }

    @Test
    void everyVisitorIsServedOrGivesUpOrIsLeft() {
        var report = Plans.run("""
                {'visitorsPerHour': 40, 'minutesPerChat': 12, 'patienceMinutes': 4, 'returningPercent': 30,
                 'leftOpenPercent': 20, 'slowdownPercent': 15, 'shiftEnd': 'hand_over', 'days': 4,
                 'agents': [{'count': 3, 'capacity': 3, 'shifts': [{'from': '08:00', 'to': '16:30'}]},
                            {'count': 2, 'capacity': 2, 'shifts': [{'from': '14:00', 'to': '02:00'}]}]}""");
        Stream.concat(report.hours().stream(), Stream.of(report.total())).forEach(row -> {
            assertThat(row.served() + row.abandoned() + row.unfinished()).isCloseTo(row.visitors(), within(EXACT));
            assertThat(row.occupancy().orElse(0)).isBetween(0.0, 1.0);
            assertThat(row.answered()).isLessThanOrEqualTo(row.visitors());
        });
        assertThat(report.total().abandoned()).isPositive();
        assertThat(report.total().drifted()).isPositive();
    }

    @Test
    void theSamePlanGivesTheSameReportAndAnotherSeedAnother() {
        var plan = "{'visitorsPerHour': 30, 'returningPercent': 20, 'policy': {'strategy': 'random'}, 'seed': %d,"
                + " 'agents': [{'count': 3}]}";
        assertThat(Plans.run(plan.formatted(1))).isEqualTo(Plans.run(plan.formatted(1)));
        assertThat(Plans.run(plan.formatted(1))).isNotEqualTo(Plans.run(plan.formatted(2)));
    }

    @Test
    void otherStaffMeetsTheSameVisitors() {
        var plan = "{'visitorsPerHour': 30, 'seed': 5, 'patienceMinutes': 5, 'agents': [{'count': %d}]}";
        var few = Plans.run(plan.formatted(1));
        var many = Plans.run(plan.formatted(3));
        assertThat(few.hours().stream().map(Report.Row::visitors).toList())
                .isEqualTo(many.hours().stream().map(Report.Row::visitors).toList());
        assertThat(few.total().abandoned()).isGreaterThan(many.total().abandoned());
    }

    @Test
    void visitorsComeAsOftenAsThePlanSays() {
        var report = Plans.run("""
                {'visitorsPerHour': [0,0,0,0,0,0,0,0,0,100,400,0,0,0,0,0,0,0,0,0,0,0,0,0], 'days': 100,
                 'agents': [{'count': 20, 'capacity': 10}]}""");
        // Four standard deviations of a mean of a hundred Poisson numbers.
        assertThat(report.hours().get(9).visitors()).isCloseTo(100, within(4 * Math.sqrt(100 / 100.0)));
        assertThat(report.hours().get(10).visitors()).isCloseTo(400, within(4 * Math.sqrt(400 / 100.0)));
        assertThat(report.hours().get(11).visitors()).isZero();
        assertThat(report.hours().get(8).visitors()).isZero();
    }

    @Test
    void lengthsHaveTheMeanThatThePlanSays() {
        for (var shape : new String[] {"exponential", "lognormal", "fixed"}) {
            var report = Plans.run("""
                    {'visitorsPerHour': 60, 'minutesPerChat': 10, 'chatLength': '%s', 'chatVariation': 0.8, 'days': 50,
                     'agents': [{'count': 10, 'capacity': 10}]}""".formatted(shape));
            // By Little's law 10 of 100 places are taken, here within four standard deviations of 72,000 lengths.
            assertThat(report.total().occupancy().orElseThrow()).as(shape).isCloseTo(0.1, within(0.1 * 4 / 190));
        }
    }

    @Test
    void whereNobodyIsEverThereEverybodyWithoutEndlessPatienceGivesUp() {
        var report = Plans.run("""
                {'visitorsPerHour': [0,0,0,0,0,0,0,0,0,60,0,0,0,0,0,0,0,0,0,0,0,0,0,0], 'patienceMinutes': 2,
                 'agents': [{'shifts': [{'from': '22:00', 'to': '23:00'}]}]}""");
        assertThat(report.total().visitors()).isPositive();
        assertThat(report.total().abandonedShare()).hasValue(1);
        assertThat(report.total().answered()).isZero();
    }

    @Test
    void whoWaitsThroughTheNightIsServedInTheMorning() {
        var report = Plans.run("""
                {'recorded': [{'arrival': '2026-03-02T23:00', 'seconds': 60}, {'arrival': '2026-03-03T10:00', 'seconds': 60}],
                 'agents': [{'shifts': [{'from': '09:00', 'to': '17:00'}]}]}""");
        assertThat(report.days()).isEqualTo(2);
        assertThat(report.hours().get(23).waitMaxSeconds()).hasValue(10 * 3600);
        assertThat(report.hours().get(3).queueMean()).isCloseTo(0.5, within(EXACT));
    }

    @Test
    void eachFurtherConversationSlowsAllDown() {
        // Alone for 5 minutes, then two at half the speed: the first needs 10 more, the second ends 5 minutes after.
        var report = Plans.run("""
                {'recorded': [{'arrival': '10:00', 'seconds': 600}, {'arrival': '10:05', 'seconds': 600},
                              {'arrival': '10:06', 'seconds': 60}],
                 'slowdownPercent': 100, 'agents': [{'capacity': 2}]}""");
        assertThat(report.hours().get(10).waitMaxSeconds()).hasValue(9 * 60);
        // 20 minutes of work in one place after the other would be 21; so are two half as fast.
        assertThat(report.hours().get(10).utilisation().orElseThrow()).isCloseTo(21 / 60.0, within(EXACT));
    }

    @Test
    void whatIsLeftOpenHoldsItsPlaceUntilTheSiteClosesIt() {
        var report = Plans.run("""
                {'recorded': [{'arrival': '10:00', 'seconds': 600}], 'leftOpenPercent': 100,
                 'policy': {'idleMinutes': 20}, 'agents': [{'capacity': 1}]}""");
        assertThat(report.hours().get(10).served()).isEqualTo(1);
        assertThat(report.hours().get(10).occupancy().orElseThrow()).isCloseTo(0.5, within(EXACT));
    }

    @Test
    void aLongConversationIsNotTakenForAForgottenOne() {
        var report = Plans.run("""
                {'recorded': [{'arrival': '10:00', 'seconds': 18000}], 'agents': [{'capacity': 1}]}""");
        assertThat(report.hours().get(14).occupancy()).hasValue(1);
        assertThat(report.hours().get(15).occupancy()).hasValue(0);
        assertThat(report.total().served()).isEqualTo(1);
    }

    @Test
    void whatCostsTooMuchIsNotBegunOrGivenUp() {
        var plan = Plans.read("{'visitorsPerHour': 100, 'agents': [{'capacity': 1}], 'days': 1}");
        assertThatThrownBy(() -> Simulation.run(plan, new Bounds(1_000, 100_000, () -> false)))
                .isInstanceOfSatisfying(
                        Bounds.TooMuch.class, e -> assertThat(e.kind()).isEqualTo(Bounds.Kind.VISITORS));
        assertThatThrownBy(() -> Simulation.run(plan, new Bounds(10_000, 50, () -> false)))
                .isInstanceOfSatisfying(
                        Bounds.TooMuch.class, e -> assertThat(e.kind()).isEqualTo(Bounds.Kind.OPEN));
        assertThatThrownBy(() -> Simulation.run(plan, new Bounds(10_000, 100_000, () -> true)))
                .isInstanceOfSatisfying(
                        Bounds.TooMuch.class, e -> assertThat(e.kind()).isEqualTo(Bounds.Kind.TIME));
    }
}
