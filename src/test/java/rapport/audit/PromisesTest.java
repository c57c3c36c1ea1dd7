package rapport.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// A small history in which all is well, and what is said of it once something is not.
class PromisesTest {
    private static final String C = "c1";
    private static final String V = "visitor:v";
    private static final String A = "agent:a";

    private final AtomicLong nanos = new AtomicLong();
    private final Recorder recorder = new Recorder(nanos::incrementAndGet);
    private final Witness visitor = recorder.witness("tab", Side.VISITOR);
    private final Witness agent = recorder.witness("console", Side.AGENT);
    private final List<Stored.Entry> log = new ArrayList<>(List.of(
            event(1, 1, "opened", 1, 0),
            message(2, OptionalLong.of(2), V, "m1", "hello"),
            event(3, 3, "assigned", 1, 1),
            message(4, OptionalLong.empty(), A, "m2", "a note"),
            message(5, OptionalLong.of(4), A, "m3", "hi")));
    private String state = "assigned";
    private Optional<String> serving = Optional.of("a");
    private long fence = 1;
    private long head = 5;
    private Marks marks = new Marks(4, 2, 5, 5);

    private static Stored.Entry event(long seq, long visible, String kind, long number, long fence) {
        return new Stored.Entry(
                seq,
                OptionalLong.of(visible),
                Identity.event(kind, number),
                kind,
                false,
                TextHash.of(""),
                fence == 0 ? OptionalLong.empty() : OptionalLong.of(fence),
                OptionalLong.of(seq));
    }

    private static Stored.Entry message(long seq, OptionalLong visible, String author, String id, String text) {
        return new Stored.Entry(
                seq,
                visible,
                Identity.message(author, id),
                visible.isPresent() ? "text" : "note",
                true,
                TextHash.of(text),
                OptionalLong.empty(),
                OptionalLong.of(seq));
    }

    private static Shown shown(long seq, String identity, String text) {
        return new Shown(seq, identity, TextHash.of(text));
    }

    private Stored stored() {
        return new Stored(List.of(new Stored.Conversation(
                C,
                state,
                serving,
                fence,
                head,
                log.stream().filter(entry -> entry.visible().isPresent()).count(),
                1,
                1,
                marks,
                log)));
    }

    private List<Rule> broken() {
        return Promises.violations(recorder.history(), stored()).stream()
                .map(Violation::rule)
                .distinct()
                .toList();
    }

    private void said() {
        visitor.opened();
        visitor.invoked(C, V, "m1", "hello");
        visitor.acknowledged(C, V, "m1", 2, false);
        agent.opened();
        agent.replayed(C, OptionalLong.empty(), 1, 3);
        agent.invoked(C, A, "m2", "a note");
        agent.invoked(C, A, "m3", "hi");
        agent.acknowledged(C, A, "m2", 4, false);
        agent.acknowledged(C, A, "m3", 5, false);
    }

    private void seen() {
        for (long seq = 1; seq <= 4; seq++) {
            var entry = visible(seq);
            visitor.pushed(C, entry);
            visitor.displayed(C, entry);
        }
        for (int i = 0; i < 5; i++) {
            var entry = log.get(i).as(Side.AGENT);
            agent.pushed(C, entry);
            agent.displayed(C, entry);
        }
    }

    private Shown visible(long seq) {
        return log.stream()
                .filter(entry -> entry.visible().equals(OptionalLong.of(seq)))
                .findFirst()
                .orElseThrow()
                .as(Side.VISITOR);
    }

    @Test
    void findsNothingWhereAllIsWell() {
        said();
        seen();
        visitor.marked(C, new Marks(1, 0, 2, 2));
        visitor.marked(C, new Marks(4, 2, 4, 4));
        visitor.unknown(C, V, "m9");
        visitor.closed(1006);
        visitor.opened();
        visitor.invoked(C, V, "m1", "hello");
        visitor.acknowledged(C, V, "m1", 2, true);
        visitor.replayed(C, OptionalLong.of(4), 5, 4);

        assertThat(Promises.violations(recorder.history(), stored())).isEmpty();
    }

    @Test
    void noticesAnAcknowledgedMessageThatIsLost() {
        said();
        log.removeLast();
        head = 4;
        marks = Marks.NONE;
        assertThat(broken()).containsExactly(Rule.I1);
    }

    @Test
    void noticesAnOkWithTheWrongNumber() {
        visitor.opened();
        visitor.invoked(C, V, "m1", "hello");
        visitor.acknowledged(C, V, "m1", 3, false);
        assertThat(broken()).contains(Rule.I1);
    }

    @Test
    void noticesAnotherText() {
        said();
        log.set(1, message(2, OptionalLong.of(2), V, "m1", "hullo"));
        assertThat(broken()).containsExactly(Rule.I1);
    }

    @Test
    void noticesAMessageThatIsStoredTwice() {
        said();
        log.add(message(6, OptionalLong.of(5), A, "m3", "hi"));
        head = 6;
        assertThat(broken()).containsExactly(Rule.I1);
    }

    @Test
    void noticesARefusedMessageInTheLog() {
        visitor.opened();
        visitor.invoked(C, V, "m1", "hello");
        visitor.refused(C, V, "m1", "forbidden");
        assertThat(broken()).contains(Rule.I2);
    }

    @Test
    void noticesWhatTheLogDoesNotHave() {
        said();
        visitor.displayed(C, shown(1, "opened#1", ""));
        visitor.displayed(C, shown(2, "visitor:v/m1", "hullo"));
        assertThat(broken()).containsExactly(Rule.I3);
    }

    @Test
    void noticesANoteThatAVisitorIsShown() {
        said();
        visitor.pushed(C, shown(1, "opened#1", ""));
        visitor.listed(C, shown(4, "agent:a/m2", "a note"));
        assertThat(broken()).containsExactly(Rule.I3);
    }

    @Test
    void noticesAHoleInTheNumbers() {
        said();
        log.remove(3);
        assertThat(broken()).contains(Rule.I4);
    }

    @Test
    void noticesAHoleInTheVisitorsNumbers() {
        log.set(4, message(5, OptionalLong.of(5), A, "m3", "hi"));
        assertThat(broken()).contains(Rule.I4);
    }

    @Test
    void noticesAHeadThatIsNotThere() {
        said();
        head = 6;
        assertThat(broken()).containsExactly(Rule.I4);
    }

    @Test
    void noticesAHoleInADisplay() {
        said();
        visitor.displayed(C, visible(1));
        visitor.displayed(C, visible(3));
        assertThat(broken()).containsExactly(Rule.I5);
    }

    @Test
    void letsACopyBeginAnewOnceItWasDropped() {
        said();
        visitor.displayed(C, visible(3));
        visitor.dropped(C);
        visitor.displayed(C, visible(2));
        assertThat(broken()).isEmpty();
    }

    @Test
    void noticesThatAnEntryIsShownTwice() {
        said();
        visitor.displayed(C, visible(2));
        visitor.displayed(C, new Shown(3, visible(2).identity(), visible(2).hash()));
        assertThat(broken()).contains(Rule.P6);
    }

    @Test
    void noticesThatTwoSeeDifferentThings() {
        said();
        visitor.displayed(C, visible(1));
        recorder.witness("other", Side.VISITOR).displayed(C, shown(1, "opened#2", ""));
        assertThat(broken()).contains(Rule.I6);
    }

    @Test
    void noticesMessagesOutOfOrder() {
        said();
        log.set(3, message(4, OptionalLong.of(4), A, "m3", "hi"));
        log.set(4, message(5, OptionalLong.empty(), A, "m2", "a note"));
        assertThat(broken()).contains(Rule.I7);
    }

    @Test
    void noticesThatTheLogTurnsTimeAround() {
        agent.opened();
        agent.invoked(C, A, "m2", "a note");
        agent.invoked(C, A, "m3", "hi");
        agent.acknowledged(C, A, "m2", 4, false);
        agent.acknowledged(C, A, "m3", 5, false);
        visitor.opened();
        visitor.invoked(C, V, "m1", "hello");
        assertThat(broken()).containsExactly(Rule.I8);
    }

    @Test
    void noticesMarksThatFall() {
        said();
        agent.marked(C, new Marks(2, 2, 3, 3));
        agent.marked(C, new Marks(2, 1, 3, 3));
        assertThat(broken()).containsExactly(Rule.I10);
    }

    @Test
    void noticesMarksBeyondTheHead() {
        said();
        marks = new Marks(6, 2, 0, 0);
        assertThat(broken()).containsExactly(Rule.I10);
    }

    @Test
    void noticesAFenceThatDoesNotRise() {
        said();
        log.add(event(6, 5, "assigned", 1, 1));
        head = 6;
        assertThat(broken()).containsExactly(Rule.I12);
    }

    @Test
    void noticesAnAgentOfWhatWaits() {
        said();
        state = "queued";
        assertThat(broken()).contains(Rule.I12);
    }

    @Test
    void noticesAChangeOfAgentThatAddsMoreThanOneEntry() {
        said();
        log.add(event(6, 5, "queued", 0, 0));
        log.add(event(7, 6, "queued", 0, 0));
        head = 7;
        state = "queued";
        serving = Optional.empty();
        assertThat(broken()).containsExactly(Rule.I19);
    }

    @Test
    void noticesAMessageThatNobodySent() {
        said();
        log.add(message(6, OptionalLong.of(5), A, "m7", "again"));
        head = 6;
        assertThat(broken()).containsExactly(Rule.I19);
    }

    @Test
    void noticesAPushThatIsNotTheLogs() {
        said();
        agent.pushed(C, shown(1, "closed#1", ""));
        assertThat(broken()).containsExactly(Rule.P2);
    }

    @Test
    void noticesAnotherAnswerToTheSameMessage() {
        said();
        visitor.invoked(C, V, "m1", "hello");
        visitor.acknowledged(C, V, "m1", 2, false);
        assertThat(broken()).containsExactly(Rule.P3);
    }

    @Test
    void noticesAnswersOutOfOrder() {
        agent.opened();
        agent.invoked(C, A, "m2", "a note");
        agent.invoked(C, A, "m3", "hi");
        agent.acknowledged(C, A, "m3", 5, false);
        agent.acknowledged(C, A, "m2", 4, false);
        assertThat(broken()).contains(Rule.P4);
    }

    @Test
    void noticesAResumeThatIsOffByOne() {
        said();
        agent.closed(1006);
        agent.opened();
        agent.replayed(C, OptionalLong.of(2), 2, 5);
        assertThat(broken()).containsExactly(Rule.P5);
    }

    @Test
    void noticesAHoleInAReplay() {
        said();
        agent.pushed(C, log.get(0).as(Side.AGENT));
        agent.pushed(C, log.get(2).as(Side.AGENT));
        assertThat(broken()).containsExactly(Rule.P5);
    }

    @Test
    void noticesWhatIsSentAgainOnTheSameConnection() {
        said();
        agent.pushed(C, log.get(0).as(Side.AGENT));
        agent.replayed(C, OptionalLong.empty(), 1, 5);
        assertThat(broken()).containsExactly(Rule.P5);
    }
}
