package rapport.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rapport.desk.AgentId;
import rapport.desk.Answer;
import rapport.desk.Command;
import rapport.desk.Content;
import rapport.desk.MessageId;
import rapport.desk.Sender;
import rapport.desk.Shop;
import rapport.log.MemoryLog;

/// What one connection submits is decided in its order (contract, P4), also where some of it waits for a row.
final class SenderOrderTest {
    private static final AgentId ANN = new AgentId("ann");

    private final MemoryLog memory = new MemoryLog();
    private Node node;
    private Ear ann;

    /// `y` is open; `idle` and `idler` are closed, and this node does not have them in memory.
    @BeforeEach
    void twoAreIdle() {
        var clock = new HandClock();
        var other = new Node("n2", memory, memory, clock);
        other.enrolled(ANN, 50);
        List.of("idle", "idler", "y").forEach(visitor -> {
            other.says(visitor, "hello");
            other.rest();
        });
        List.of("idle", "idler").forEach(visitor -> {
            other.submit(new Command.Close(
                    Shop.of(visitor), new Sender.Visitor(Shop.visitor(visitor)), OptionalLong.empty()));
            other.rest();
        });
        node = new Node("n1", memory, memory, clock);
        node.rest();
        ann = node.agent(ANN);
        node.rest();
        ann.news();
    }

    private void notes(Ear from, long ticket, String visitor) {
        node.asks(
                from,
                ticket,
                new Command.PostMessage(
                        Shop.of(visitor),
                        Shop.sender(ANN),
                        new MessageId(from.hashCode() + "-" + ticket),
                        new Content.Note("note"),
                        OptionalLong.empty(),
                        false,
                        Command.Lookup.NOT_ASKED));
    }

    private static List<Long> answered(Ear ear) {
        return ear.notices().stream()
                .flatMap(notice -> notice instanceof Notice.Answered answered
                        ? Optional.of(answered.ticket()).stream()
                        : Optional.<Long>empty().stream())
                .toList();
    }

    @Test
    void nothingOvertakesWhatWaitsInTheSameBatch() {
        notes(ann, 1, "idle");
        notes(ann, 2, "y");
        node.batch();
        assertThat(answered(ann)).isEmpty();

        node.rest();

        assertThat(answered(ann)).containsExactly(1L, 2L);
    }

    @Test
    void nothingOvertakesWhatWaitsInALaterBatch() {
        notes(ann, 1, "idle");
        node.batch();
        notes(ann, 2, "y");
        node.batch();
        notes(ann, 3, "idle");
        node.batch();
        assertThat(answered(ann)).isEmpty();

        node.rest();

        assertThat(answered(ann)).containsExactly(1L, 2L, 3L);
    }

    @Test
    void whatWaitedMayHaveToWaitAgainAndIsStillNotOvertaken() {
        notes(ann, 1, "idle");
        notes(ann, 2, "idler");
        notes(ann, 3, "y");
        node.batch();
        assertThat(node.reads()).containsExactly(Shop.of("idle"));
        node.read().batch();
        assertThat(answered(ann)).containsExactly(1L);
        assertThat(node.reads()).containsExactly(Shop.of("idler"));
        notes(ann, 4, "y");
        node.batch();
        assertThat(answered(ann)).containsExactly(1L);

        node.rest();

        assertThat(answered(ann)).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void othersAreNotHeldUp() {
        var tab = node.agent(ANN);
        node.rest();
        notes(ann, 1, "idle");
        notes(tab, 2, "y");
        node.batch();
        notes(tab, 3, "y");
        node.batch();

        assertThat(answered(ann)).isEmpty();
        assertThat(answered(tab)).containsExactly(2L, 3L);
    }

    @Test
    void whatIsAboutNobodyHoldsUpOnlyUntilThatIsKnown() {
        notes(ann, 1, "unheard");
        notes(ann, 2, "y");
        node.rest();
        notes(ann, 3, "y");
        node.batch();

        assertThat(answered(ann)).containsExactly(1L, 2L, 3L);
        assertThat(ann.answer(1)).containsInstanceOf(Answer.Refused.class);
        assertThat(ann.answer(2)).containsInstanceOf(Answer.Posted.class);
    }
}
