package rapport.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// The promises of [Allowance].
final class AllowanceTest {
    @Test
    void oneTooManyHasToWaitAndNobodyElseDoes() {
        Allowance allowance = new Allowance(2, Duration.ofHours(1));
        assertThat(allowance.waitFor("li")).isEmpty();
        assertThat(allowance.waitFor("li")).isEmpty();
        assertThat(allowance.waitFor("li"))
                .hasValueSatisfying(wait -> assertThat(wait).isBetween(Duration.ofMinutes(29), Duration.ofMinutes(30)));
        assertThat(allowance.waitFor("wang")).isEmpty();
    }
}
