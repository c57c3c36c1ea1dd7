package rapport.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PlanTest {
    private static final Set<Fault> ALL = EnumSet.allOf(Fault.class);

    @Test
    void the_same_seed_draws_the_same_plan_and_another_one_another() {
        assertThat(Plan.all(ALL, 1)).isEqualTo(Plan.all(ALL, 1)).isNotEqualTo(Plan.all(ALL, 2));
        assertThat(Plan.during(Duration.ofSeconds(60), ALL, 1)).isEqualTo(Plan.during(Duration.ofSeconds(60), ALL, 1));
    }

    @Test
    void all_means_each_fault_ten_times() {
        var times = Plan.all(ALL, 3).steps().stream()
                .collect(Collectors.groupingBy(Plan.Step::fault, Collectors.counting()));
        assertThat(times.keySet()).isEqualTo(ALL);
        assertThat(times.values()).containsOnly(10L);
    }

    @Test
    void a_minute_has_each_fault_at_least_twice() {
        var times = Plan.during(Duration.ofSeconds(60), ALL, 4).steps().stream()
                .collect(Collectors.groupingBy(Plan.Step::fault, Collectors.counting()));
        assertThat(times.keySet()).isEqualTo(ALL);
        assertThat(times.values()).allMatch(count -> count >= 2);
    }

    @Test
    void kills_are_kills() {
        assertThat(Plan.kills(7, 5).steps()).hasSize(7).allMatch(step -> step.fault() == Fault.KILL);
    }
}
