package rapport.staffing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/// That it is the desk's own routing which is simulated: its strategies, its bindings, its drift.
final class RealRoutingTest {
    private static final String UNEQUAL = """
            {'visitorsPerHour': 40, 'minutesPerChat': 9, 'days': 20, 'policy': {'strategy': '%s'},
             'agents': [{'name': 'Small', 'capacity': 3}, {'name': 'Large', 'capacity': 12}]}""";

    @Test
    void balancedGivesInProportionToCapacity() {
        var report = Plans.run(UNEQUAL.formatted("balanced"));
        double small = report.agents().get(0).occupancy().orElseThrow();
        double large = report.agents().get(1).occupancy().orElseThrow();
        // Not exactly: where both have none it is one's turn.
        assertThat(small).isBetween(large, 1.6 * large);
        assertThat(report.total().fairness().orElseThrow()).isGreaterThan(0.97);
    }

    @Test
    void roundRobinGivesInTurnAndFillsTheSmall() {
        var report = Plans.run(UNEQUAL.formatted("round_robin"));
        double small = report.agents().get(0).occupancy().orElseThrow();
        double large = report.agents().get(1).occupancy().orElseThrow();
        assertThat(small).isGreaterThan(2 * large);
        assertThat(report.total().fairness().orElseThrow()).isLessThan(0.9);
    }

    @Test
    void randomIsUnevenWhereTurnsAreEven() {
        var equal = "{'visitorsPerHour': 30, 'minutesPerChat': 5, 'days': 5, 'policy': {'strategy': '%s'},"
                + " 'agents': [{'count': 2, 'capacity': 50}]}";
        var turns = Plans.run(equal.formatted("round_robin"));
        var random = Plans.run(equal.formatted("random"));
        assertThat(difference(turns)).isLessThanOrEqualTo(0.2);
        assertThat(difference(random)).isGreaterThan(1);
    }

    private static double difference(Report report) {
        return Math.abs(
                report.agents().get(0).conversations() - report.agents().get(1).conversations());
    }

    @Test
    void whoComesAgainGetsTheirAgentWhereThatOneHasRoom() {
        var plan = "{'visitorsPerHour': 20, 'returningPercent': 80, 'days': 5,"
                + " 'agents': [{'count': 4, 'capacity': %d}], 'policy': {'memoryDays': %d}}";
        assertThat(Plans.run(plan.formatted(50, 30)).total().ownAgentShare()).hasValue(1);
        assertThat(Plans.run(plan.formatted(1, 30)).total().ownAgentShare().orElseThrow())
                .isBetween(0.2, 0.95);
        assertThat(Plans.run(plan.formatted(50, 0)).total().ownAgentShare()).hasValue(0);
    }

    @Test
    void patienceForOnesOwnAgentBringsMoreToThemAndLetsThemWait() {
        var plan = "{'visitorsPerHour': 20, 'returningPercent': 80, 'days': 5,"
                + " 'agents': [{'count': 4, 'capacity': 1}], 'policy': {'patienceSeconds': %d}}";
        var none = Plans.run(plan.formatted(0)).total();
        var some = Plans.run(plan.formatted(300)).total();
        assertThat(some.ownAgentShare().orElseThrow())
                .isGreaterThan(none.ownAgentShare().orElseThrow() + 0.05);
        assertThat(some.waitMeanSeconds().orElseThrow())
                .isGreaterThan(none.waitMeanSeconds().orElseThrow());
    }

    private static final String SHIFTS = """
            {'recorded': [{'arrival': '09:50', 'seconds': 1800}], 'shiftEnd': '%s',
             'agents': [{'name': 'Early', 'capacity': 1, 'shifts': [{'from': '09:00', 'to': '10:00'}]},
                        {'name': 'Late', 'capacity': 1, 'shifts': [{'from': '%s', 'to': '17:00'}]}]}""";

    @Test
    void aShiftThatEndsLetsItsConversationsDriftToWhoComes() {
        var report = Plans.run(SHIFTS.formatted("hand_over", "10:00"));
        assertThat(report.total().drifted()).isEqualTo(1);
        assertThat(report.total().served()).isEqualTo(1);
        assertThat(report.total().queueMax()).isZero();
        assertThat(report.agents().get(0).hours()).isCloseTo(1, within(1e-6));
        // What Early had not done in ten minutes, Late does in twenty.
        assertThat(report.agents().get(1).occupancy().orElseThrow()).isCloseTo(20 / 420.0, within(1e-5));
    }

    @Test
    void ifNobodyIsThereItWaitsWithItsArrival() {
        var report = Plans.run(SHIFTS.formatted("hand_over", "11:00"));
        assertThat(report.total().drifted()).isEqualTo(1);
        assertThat(report.total().served()).isEqualTo(1);
        assertThat(report.hours().get(10).queueMean()).isCloseTo(1, within(1e-6));
        // Who was answered once has waited for an answer only until then.
        assertThat(report.total().waitMaxSeconds()).hasValue(0);
    }

    @Test
    void whoFinishesStaysUntilTheLastConversationIsOver() {
        var report = Plans.run(SHIFTS.formatted("finish", "10:00"));
        assertThat(report.total().drifted()).isZero();
        assertThat(report.agents().get(0).hours()).isCloseTo(80 / 60.0, within(1e-5));
        assertThat(report.agents().get(1).conversations()).isZero();
    }
}
