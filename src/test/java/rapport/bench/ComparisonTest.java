package rapport.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ComparisonTest {

    @Test
    void a_ratio_is_taken_round_by_round() {
        var all = Comparison.of(Outcomes.named(
                Outcomes.of("rapport", 1, 10, 8_000, 40_000, 6_000),
                Outcomes.of("relay", 1, 5, 10_000, 40_000, 10_000)));

        var durable = all.getFirst();
        assertThat(durable.value().median()).isCloseTo(0.8, within(1e-9));
        assertThat(durable.value().least()).isCloseTo(0.6, within(1e-9));
        assertThat(durable.value().most()).isCloseTo(1.0, within(1e-9));
        assertThat(durable.met()).isTrue();
    }

    @Test
    void what_has_to_be_small_is_met_from_below() {
        var all = Comparison.of(Outcomes.named(
                Outcomes.of("rapport", 1.4, 10, 8_000),
                Outcomes.of("relay", 1, 5, 10_000),
                Outcomes.of("tutorial", 10, 100, 500)));

        assertThat(all)
                .extracting(Comparison::what, Comparison::met)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("p50 at 1,000/s, more than the relay's (ms)", true),
                        org.assertj.core.groups.Tuple.tuple("durable messages/s, of the tutorial's", true),
                        org.assertj.core.groups.Tuple.tuple("CPU a message at 1,000/s, of the tutorial's", false));
    }

    @Test
    void nothing_is_said_of_who_was_not_there() {
        assertThat(Comparison.of(Outcomes.named(Outcomes.of("rapport", 1, 10, 8_000))))
                .isEmpty();
        assertThat(Comparison.of(
                        Outcomes.named(Outcomes.of("relay", 1, 10, 8_000), Outcomes.of("tutorial", 1, 10, 8_000))))
                .isEmpty();
    }
}
