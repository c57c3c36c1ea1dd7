package rapport.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import rapport.desk.AgentId;
import rapport.desk.CloseReason;
import rapport.desk.ConversationId;
import rapport.transcript.Chronicle;

/// What counts as a visit, and how long it was.
final class VisitsTest {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final Chronicle.What OPENED = new Chronicle.Opened();
    private static final Chronicle.What ASKED = new Chronicle.Asked();
    private static final Chronicle.What GIVEN = new Chronicle.Given(new AgentId("a"));
    private static final Chronicle.What CLOSED = new Chronicle.Closed(CloseReason.AGENT);

    private final Visits visits = new Visits(NINE, NINE.plusSeconds(3_600));

    @Test
    void itLastsFromTheFirstAgentUntilItIsClosed() {
        happen("x", 0, OPENED);
        happen("x", 0, ASKED);
        happen("x", 40, GIVEN);
        happen("x", 50, ASKED);
        happen("x", 70, GIVEN);
        happen("x", 100, CLOSED);
        assertThat(visits.all(at(9_999))).containsExactly(visit(0, 60));
    }

    @Test
    void whoComesAgainIsAnotherVisitAndWhoCameBeforeOrAfterIsNone() {
        happen("early", 10, GIVEN);
        happen("early", 20, CLOSED);
        for (int second : List.of(30, 1_000)) {
            happen("x", second, OPENED);
            happen("x", second, ASKED);
            happen("x", second, GIVEN);
            happen("x", second + 100, CLOSED);
        }
        assertThat(visits.complete(at(3_599))).isFalse();
        assertThat(visits.complete(at(3_600))).isTrue();
        happen("late", 3_600, OPENED);
        happen("late", 3_600, ASKED);
        assertThat(visits.all(at(9_999))).containsExactly(visit(30, 100), visit(1_000, 100));
    }

    @Test
    void whatAnAgentBeganAndTheVisitorNeverAnsweredIsNone() {
        happen("x", 0, OPENED);
        happen("x", 0, GIVEN);
        happen("x", 10, CLOSED);
        assertThat(visits.all(at(10))).isEmpty();
    }

    @Test
    void whatGoesOnEndsNowAndNothingLastsLongerThanADay() {
        happen("x", 0, OPENED);
        happen("x", 0, ASKED);
        happen("x", 5, GIVEN);
        happen("y", 1, OPENED);
        happen("y", 1, ASKED);
        assertThat(visits.complete(at(3_600))).isFalse();
        assertThat(visits.complete(at(3_600 + 86_400))).isTrue();
        List<Visits.Visit> all = visits.all(at(200_000));
        assertThat(all).extracting(Visits.Visit::arrival).containsExactly(at(0), at(1));
        assertThat(all.get(0).served()).contains(Duration.ofDays(1));
        assertThat(all.get(1).served()).isEmpty();
        assertThat(Visits.usual(all)).isEqualTo(Duration.ofDays(1));
        assertThat(Visits.usual(List.of())).isEqualTo(Duration.ofMinutes(8));
    }

    private void happen(String conversation, int second, Chronicle.What what) {
        visits.add(new Chronicle.Happening(new ConversationId(conversation), at(second), what));
    }

    private static Instant at(int second) {
        return NINE.plusSeconds(second);
    }

    private static Visits.Visit visit(int second, int served) {
        return new Visits.Visit(at(second), Optional.of(Duration.ofSeconds(served)));
    }
}
