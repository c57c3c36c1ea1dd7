package rapport.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// The promises of [Throttle].
final class ThrottleTest {
    private final HandClock clock = new HandClock();
    private final Throttle throttle = new Throttle();

    @Test
    void aFewMistakesCostNothing() {
        fail(5, "li", "10.0.0.1");
        assertThat(delay("li", "10.0.0.1")).isZero();
    }

    @Test
    void manyMistakesCostTwiceAsMuchEachTimeUpToAQuarterOfAnHour() {
        fail(6, "li", "10.0.0.1");
        assertThat(delay("li", "10.0.0.1")).isEqualTo(Duration.ofSeconds(1));
        clock.pass(Duration.ofSeconds(1));
        assertThat(delay("li", "10.0.0.1")).isZero();
        fail(1, "li", "10.0.0.1");
        assertThat(delay("li", "10.0.0.1")).isEqualTo(Duration.ofSeconds(2));
        fail(50, "li", "10.0.0.1");
        assertThat(delay("li", "10.0.0.1")).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void theOwnerElsewhereIsLateByHalfAMinuteAtMostHoweverHardSomebodyGuesses() {
        for (int address = 0; address < 200; address++) {
            fail(3, "li", "10.0.0." + address);
        }
        assertThat(delay("li", "192.0.2.1")).isEqualTo(Duration.ofSeconds(30));
        clock.pass(Duration.ofSeconds(30));
        fail(1, "li", "10.0.0.7");
        assertThat(delay("li", "192.0.2.1")).isZero();
    }

    @Test
    void theOwnerAtAKnownAddressIsNotLateAtAll() {
        throttle.succeeded("li", "192.0.2.1");
        for (int address = 0; address < 200; address++) {
            fail(3, "li", "10.0.0." + address);
        }
        assertThat(delay("li", "192.0.2.1")).isZero();
    }

    @Test
    void anAddressThatTriesManyAccountsWaitsForAllOfThem() {
        for (int account = 0; account < 21; account++) {
            fail(1, "account" + account, "10.0.0.1");
        }
        assertThat(delay("another", "10.0.0.1")).isPositive();
        assertThat(delay("another", "10.0.0.2")).isZero();
    }

    @Test
    void successForgivesTheAddress() {
        fail(6, "li", "10.0.0.1");
        clock.pass(Duration.ofSeconds(1));
        throttle.succeeded("li", "10.0.0.1");
        fail(5, "li", "10.0.0.1");
        assertThat(delay("li", "10.0.0.1")).isZero();
    }

    private Duration delay(String account, String address) {
        return throttle.delay(account, address, clock.instant());
    }

    private void fail(int times, String account, String address) {
        for (int i = 0; i < times; i++) {
            throttle.failed(account, address, clock.instant());
        }
    }
}
