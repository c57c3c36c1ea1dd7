package rapport.staffing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rapport.desk.Policy;
import rapport.desk.Strategy;

/// What a plan may say, and that what it may not say is named.
final class PlanReaderTest {
    @Test
    void aShortPlanIsEnough() {
        var plan = Plans.read("{'visitorsPerHour': 30, 'agents': [{}]}");
        assertThat(plan.demand().arrivals()).isEqualTo(new Plan.Arrivals.Hourly(Collections.nCopies(24, 30.0)));
        assertThat(plan.demand().patience()).isEmpty();
        assertThat(plan.policy()).isEqualTo(Policy.DEFAULT);
        assertThat(plan.staff().workers())
                .containsExactly(new Plan.Worker("Agent 1", 4, List.of(new Plan.Shift(0, 1440))));
        assertThat(plan.visitors()).isEqualTo(30 * 24 * 10);
    }

    @Test
    void everythingCanBeSaid() {
        var plan = Plans.read("""
                {'visitorsPerHour': [1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24],
                 'minutesPerChat': 7.5, 'chatLength': 'lognormal', 'chatVariation': 1.5, 'patienceMinutes': 3,
                 'returningPercent': 40, 'leftOpenPercent': 5, 'slowdownPercent': 20, 'shiftEnd': 'hand_over',
                 'agents': [{'name': 'Li', 'capacity': 2, 'shifts': [{'from': '9:00', 'to': '12:30'},
                                                                   {'from': '22:00', 'to': '06:00'}]},
                            {'name': 'Night', 'count': 2}],
                 'policy': {'strategy': 'round_robin', 'patienceSeconds': 60}, 'days': 3, 'seed': 9,
                 'withinSeconds': 20}""");
        assertThat(plan.demand().length())
                .isEqualTo(new Plan.Length(Duration.ofSeconds(450), Plan.Shape.LOGNORMAL, 1.5));
        assertThat(plan.policy().strategy()).isEqualTo(Strategy.ROUND_ROBIN);
        assertThat(plan.policy().patience()).isEqualTo(Duration.ofMinutes(1));
        assertThat(plan.staff().workers()).extracting(Plan.Worker::name).containsExactly("Li", "Night 1", "Night 2");
        assertThat(plan.staff().workers().get(0).shifts())
                .containsExactly(new Plan.Shift(540, 750), new Plan.Shift(1320, 360));
        assertThat(plan.run()).isEqualTo(new Plan.Run(3, 9));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            visitorsPerHour           | 'visitorsPerHour': -1, 'agents': [{}]
            visitorsPerHour           | 'visitorsPerHour': 'many', 'agents': [{}]
            visitorsPerHour           | 'visitorsPerHour': [1,2], 'agents': [{}]
            visitorsPerHour           | 'agents': [{}]
            visitorsPerHour[1]        | 'visitorsPerHour': [1,'x',1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1], 'agents': [{}]
            agents                    | 'visitorsPerHour': 1
            agents                    | 'visitorsPerHour': 1, 'agents': []
            agents                    | 'visitorsPerHour': 1, 'agents': [{'count': 400}, {'count': 400}]
            agents                    | 'visitorsPerHour': 1, 'agents': [{'count': 500}, {'count': 1}]
            agents[0]                 | 'visitorsPerHour': 1, 'agents': [7]
            agents[1].capacity        | 'visitorsPerHour': 1, 'agents': [{}, {'capacity': 0}]
            agents[0].shifts          | 'visitorsPerHour': 1, 'agents': [{'shifts': []}]
            agents[0].shifts[0].from  | 'visitorsPerHour': 1, 'agents': [{'shifts': [{'from': '25:00', 'to': '10:00'}]}]
            agents[0].shifts[0].to    | 'visitorsPerHour': 1, 'agents': [{'shifts': [{'from': '9:00', 'to': '9:75'}]}]
            agents[0].shifts[0].from  | 'visitorsPerHour': 1, 'agents': [{'shifts': [{'from': '9:00', 'to': '9:00'}]}]
            agents[0].shift           | 'visitorsPerHour': 1, 'agents': [{'shift': []}]
            minutesPerChat            | 'visitorsPerHour': 1, 'agents': [{}], 'minutesPerChat': 0
            chatLength                | 'visitorsPerHour': 1, 'agents': [{}], 'chatLength': 'long'
            patienceMinutes           | 'visitorsPerHour': 1, 'agents': [{}], 'patienceMinutes': 100000
            returningPercent          | 'visitorsPerHour': 1, 'agents': [{}], 'returningPercent': 0.5
            policy.strategy           | 'visitorsPerHour': 1, 'agents': [{}], 'policy': {'strategy': 'fair'}
            policy.nothing            | 'visitorsPerHour': 1, 'agents': [{}], 'policy': {'nothing': 1}
            leftOpenPercent           | 'visitorsPerHour': 1, 'agents': [{}], 'leftOpenPercent': 1, 'policy': {'idleMinutes': 0}
            days                      | 'visitorsPerHour': 1, 'agents': [{}], 'days': 1001
            days                      | 'recorded': [], 'agents': [{}], 'days': 2
            recorded[0]               | 'recorded': [{'arrival': 'noon', 'seconds': 3}], 'agents': [{}]
            recorded[0]               | 'recorded': [{'arrival': '+999999999-12-31T09:00:00', 'seconds': 3}, {'arrival': '2026-01-01T09:00', 'seconds': 3}], 'agents': [{}]
            recorded[1]               | 'recorded': [{'arrival': '2026-01-01T09:00', 'seconds': 3}, {'arrival': '+10000-12-31T09:00:00', 'seconds': 3}], 'agents': [{}]
            recorded                  | 'recorded': [{'arrival': '2026-01-01T09:00', 'seconds': 3}, {'arrival': '9999-12-31T09:00:00', 'seconds': 3}], 'agents': [{}]
            recorded[0].seconds       | 'recorded': [{'arrival': '12:00', 'seconds': -3}], 'agents': [{}]
            visitorsPerHour           | 'recorded': [], 'visitorsPerHour': 1, 'agents': [{}]
            agents[0].name            | 'visitorsPerHour': 1, 'agents': [{'name': 'a\\u0000b'}]
            agents[0].name            | 'visitorsPerHour': 1, 'agents': [{'name': 'a\\ud800'}]
            agents[0].count           | 'visitorsPerHour': 1, 'agents': [{'count': null}]
            visitorsPerHour           | 'visitorsPerHour': null, 'agents': [{}]
            patienceMinutes           | 'visitorsPerHour': 1, 'agents': [{}], 'patienceMinutes': null
            policy                    | 'visitorsPerHour': 1, 'agents': [{}], 'policy': null
            agents                    | 'visitorsPerHour': 1, 'agents': null
            recorded                  | 'recorded': null, 'agents': [{}]
            days                      | 'visitorsPerHour': 1, 'agents': [{}], 'days': null
            policy.queueLimit         | 'visitorsPerHour': 1, 'agents': [{}], 'policy': {'queueLimit': -1}
            policy.hours              | 'visitorsPerHour': 1, 'agents': [{}], 'policy': {'hours': 'always'}
            staff                     | 'visitorsPerHour': 1, 'agents': [{}], 'staff': 5
            """)
    void whatIsWrongIsNamed(String field, String plan) {
        assertThatThrownBy(() -> Plans.read("{" + plan + "}"))
                .isInstanceOfSatisfying(
                        PlanRefused.class,
                        refused -> assertThat(refused.faults())
                                .extracting(Fault::field)
                                .first()
                                .isEqualTo(field));
    }

    @Test
    void aPolicyIsTakenAsASiteHasIt() {
        var plan = Plans.read("""
                {'visitorsPerHour': 1, 'agents': [{}], 'policy': {'strategy': 'random', 'graceSeconds': 5, 'memoryDays': 1,
                 'patienceSeconds': 9, 'returnPolicy': 'return', 'answerSeconds': 0, 'idleMinutes': 7,
                 'requirements': {'team': 't_1', 'skills': [{'skill': 's_1', 'level': 2}]}, 'queueLimit': 20,
                 'hours': {'zone': 'Europe/Berlin', 'week': {'monday': [{'from': '09:00', 'to': '17:00'}]},
                           'holidays': []}}}""");
        assertThat(plan.policy().strategy()).isEqualTo(Strategy.RANDOM);
        assertThat(plan.policy().idleTime()).isEqualTo(Duration.ofMinutes(7));
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        assertThatThrownBy(
                        () -> Plans.read("{'visitorsPerHour': -1, 'agents': [{'capacity': -1}], 'days': 0, 'typo': 1}"))
                .isInstanceOfSatisfying(
                        PlanRefused.class,
                        refused -> assertThat(refused.faults())
                                .extracting(Fault::field)
                                .containsExactly("visitorsPerHour", "agents[0].capacity", "days", "typo"));
    }

    @Test
    void tooManyAgentsAreNotMade() {
        var plan = Plans.json("{'visitorsPerHour': 1, 'agents': ["
                + String.join(",", Collections.nCopies(500, "{'count': 500, 'name': 'N'}")) + "]}");
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        assertThatThrownBy(() -> PlanReader.read(plan)).isInstanceOf(PlanRefused.class);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(5_000_000);
    }

    @Test
    void ofVeryManyFaultsTheFirstAreNamed() {
        var text = "arrival,seconds\n" + "noon,5\n".repeat(10_000);
        assertThatThrownBy(() -> PlanReader.read(Plans.json("{'agents': [{}]}"), Optional.of(text)))
                .isInstanceOfSatisfying(
                        PlanRefused.class,
                        refused -> assertThat(refused.faults())
                                .hasSize(50)
                                .extracting(Fault::field)
                                .startsWith("line 2", "line 3"));
    }

    @Test
    void visitsAreReadFromAFile() {
        var plan = PlanReader.read(Plans.json("{'agents': [{}]}"), Optional.of("""
                arrival,seconds
                2026-03-03T10:00:00,30.5
                2026-03-02T23:59:59,60
                """));
        assertThat(plan.demand().arrivals())
                .isEqualTo(new Plan.Arrivals.Recorded(List.of(
                        new Plan.Visit(Duration.ofSeconds(86_399), Duration.ofSeconds(60)),
                        new Plan.Visit(Duration.ofHours(34), Duration.ofMillis(30_500)))));
        assertThat(plan.run().days()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            line 1 | 10:00,5
            line 2 | arrival,seconds;10:00
            line 3 | arrival,seconds;10:00,5;10:01,x
            line 2 | arrival,seconds;24:00,5
            line 3 | arrival,seconds;2026-01-01T10:00,5;10:01,5
            line 3 | arrival,seconds;2026-01-01T10:00,5;+999999999-12-31T10:00,5
            """)
    void aWrongLineOfAFileIsNamed(String field, String text) {
        assertThatThrownBy(() -> PlanReader.read(Plans.json("{'agents': [{}]}"), Optional.of(text.replace(';', '\n'))))
                .isInstanceOfSatisfying(
                        PlanRefused.class,
                        refused -> assertThat(refused.faults())
                                .extracting(Fault::field)
                                .containsExactly(field));
    }
}
