package rapport.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class RivalsReportTest {
    private static final Outcome RAPPORT = Outcomes.of("rapport", 1, 10, 4_000, 5_000, 4_500);
    private static final Outcome RELAY = Outcomes.of("relay", 0.5, 5, 5_000, 6_000, 5_500);

    @Test
    void the_table_has_a_column_for_each_and_says_who_is_missing() {
        String table = Outcomes.report(RAPPORT, RELAY).forPeople();

        assertThat(table)
                .contains("4,500 (4,000 … 5,000)", "5,500 (5,000 … 6,000)")
                .contains("left out: ejabberd (not here)")
                .contains("aim ≥ 0.750: met");
        assertThat(table.lines().filter(line -> line.contains("rapport") && line.contains("relay")))
                .isNotEmpty();
        assertThat(table.lines()).noneMatch(line -> line.endsWith(" "));
    }

    @Test
    void who_falls_behind_is_named() {
        Outcome slow = Outcomes.of("tutorial", 5_000, 500, 2_500, 2_400, 2_600);

        assertThat(Outcomes.report(RAPPORT, slow).forPeople())
                .contains("tutorial did not keep up with 3,000/s")
                .doesNotContain("tutorial did not keep up with 1,000/s", "rapport did not keep up");
    }

    @Test
    void programs_read_every_round_and_the_comparisons() {
        var json = new JsonMapper().readTree(Outcomes.report(RAPPORT, RELAY).forPrograms());

        assertThat(json.at("/outcomes/0/oneInFlight/1/round/messagesPerSecond").doubleValue())
                .isEqualTo(5_000);
        assertThat(json.at("/comparisons/0/aim").doubleValue()).isEqualTo(0.75);
        assertThat(json.at("/comparisons/0/value/median").doubleValue()).isBetween(0.8, 0.84);
        assertThat(json.at("/leftOut/ejabberd").stringValue()).isEqualTo("not here");
    }

    @Test
    void servers_that_do_not_send_the_same_are_not_compared() {
        Round lazy = new Round(9_000, 1, 2, 1, 2, 0.4, 1_000, 2.0, 700);
        List<Outcome.Turn> turns = List.of(new Outcome.Turn(lazy, 1, 0));
        Outcome cheat = new Outcome("cheat", RELAY.about(), 1, turns, turns, turns);

        assertThatThrownBy(() -> Outcomes.report(RAPPORT, cheat).checkFairness())
                .isInstanceOf(BenchFailed.class)
                .hasMessageContaining("cheat");
        assertThatCode(() -> Outcomes.report(RAPPORT, RELAY).checkFairness()).doesNotThrowAnyException();
    }
}
