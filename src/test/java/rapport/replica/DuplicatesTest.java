package rapport.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.replica.FaultyLog.Fault.LOST_IN_DOUBT;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import rapport.desk.AgentId;
import rapport.desk.Answer;
import rapport.desk.Code;
import rapport.desk.Command;
import rapport.desk.Content;
import rapport.desk.MessageId;
import rapport.desk.Place;
import rapport.desk.Role;
import rapport.desk.Sender;
import rapport.desk.Shop;

/// Messages that were sent before: a moment ago, long ago, in the same batch, and what only looks like it.
final class DuplicatesTest extends OneNode {
    private static final MessageId M1 = new MessageId("m1@n1");

    @Test
    void aDuplicateWithinABatchIsAnsweredAsTheFirst() {
        var answers = new ArrayList<Node.Answered>();
        answers.add(node.says("x", new MessageId("twice"), "same"));
        for (int i = 0; i < 20; i++) {
            node.says("x", new MessageId("between" + i), "other");
        }
        answers.add(node.says("x", new MessageId("twice"), "same"));
        var conflict = node.says("x", new MessageId("twice"), "another");
        node.batch();

        assertThat(posted(answers.getFirst()).duplicate()).isFalse();
        assertThat(posted(answers.getLast()).duplicate()).isTrue();
        assertThat(posted(answers.getLast()).place())
                .isEqualTo(posted(answers.getFirst()).place());
        assertThat(((Answer.Refused) conflict.answer()).code()).isEqualTo(Code.ID_CONFLICT);
        assertThat(audit().messages(Shop.of("x"))).hasSize(22);
    }

    @Test
    void aDuplicateAmongTheRecentOnesIsAnsweredWithoutAnEntry() {
        var again = node.says("x", M1, "hello");
        var conflict = node.says("x", M1, "hallo");
        node.batch();

        assertThat(posted(again).duplicate()).isTrue();
        assertThat(posted(again).place()).isEqualTo(new Place(2, 2));
        assertThat(((Answer.Refused) conflict.answer()).code()).isEqualTo(Code.ID_CONFLICT);
        nobodyHeardAnything();
        assertThat(audit().says(M1, again.answer()).messages(Shop.of("x"))).hasSize(1);
    }

    @Test
    void anOldDuplicateIsFoundByTheAppendAndTheRestOfItsBatchGoesOn() {
        for (int i = 0; i < 20; i++) {
            node.says("x", "between " + i);
        }
        node.rest();
        forget();

        var first = node.says("x", "new");
        var again = node.says("x", M1, "hello");
        var conflict = node.says("x", M1, "hallo");
        var last = node.says("x", "newer");
        node.batch();

        assertThat(log.appends()).isEqualTo(2);
        assertThat(posted(first).place().seq()).isEqualTo(24);
        assertThat(posted(last).place().seq()).isEqualTo(25);
        assertThat(posted(again).duplicate()).isTrue();
        assertThat(posted(again).place()).isEqualTo(new Place(2, 2));
        assertThat(((Answer.Refused) conflict.answer()).code()).isEqualTo(Code.ID_CONFLICT);
        assertThat(visitor.texts()).containsExactly("new", "newer");
        assertThat(visitor.numbers(Shop.of("x"))).containsExactly(24L, 25L);
        audit().says(M1, again.answer()).agreesWith(node.second());
    }

    @Test
    void anOldDuplicateWhoseFirstAppendWasInDoubtIsStillOne() {
        for (int i = 0; i < 20; i++) {
            node.says("x", "between " + i);
        }
        node.rest();

        log.next(LOST_IN_DOUBT);
        var again = node.says("x", M1, "hello");
        var fresh = node.says("x", "new");
        node.batch();

        assertThat(posted(again).duplicate()).isTrue();
        assertThat(posted(fresh).place().seq()).isEqualTo(24);
        audit().agreesWith(node.second());
    }

    @Test
    void whatWouldBeRefusedNowIsAnsweredAsItWasWhenItWasNew() {
        var before = node.posts(ANN, "x", new Content.Text("hi"), 1);
        node.batch();
        for (int i = 0; i < 20; i++) {
            node.says("x", "between " + i);
        }
        node.submit(new Command.Release(Shop.of("x"), Shop.sender(ANN), OptionalLong.of(1)));
        node.rest();
        forget();

        tables.fail(2);
        var id = audit().messages(Shop.of("x")).get(1).id().orElseThrow();
        var again = node.submit(Shop.message(ANN, "x", id, new Content.Text("hi"), OptionalLong.of(1)));
        node.batch();

        assertThat(node.pauses()).isEqualTo(2);
        assertThat(posted(again).duplicate()).isTrue();
        assertThat(posted(again).place()).isEqualTo(posted(before).place());
    }

    @Test
    void aRefusedIdStaysFree() {
        var id = new MessageId("free");
        var refused = node.submit(Shop.message(ANN, "x", id, new Content.Text("a"), OptionalLong.of(9)));
        node.batch();
        var accepted = node.submit(Shop.message(ANN, "x", id, new Content.Text("b"), OptionalLong.of(1)));
        node.batch();

        assertThat(refused.answer()).isInstanceOf(Answer.Refused.class);
        assertThat(posted(accepted).duplicate()).isFalse();
    }

    @Test
    void theSameIdOfAnotherSenderIsAnotherMessage() {
        var ofAgent = node.submit(Shop.message(ANN, "x", M1, new Content.Text("hello"), OptionalLong.of(1)));
        var ofOther = node.submit(new Command.PostMessage(
                Shop.of("x"),
                new Sender.Agent(new AgentId("boss"), Role.SUPERVISOR),
                M1,
                new Content.Note("hello"),
                OptionalLong.empty(),
                false,
                Command.Lookup.NOT_ASKED));
        node.batch();

        assertThat(List.of(posted(ofAgent).duplicate(), posted(ofOther).duplicate()))
                .containsExactly(false, false);
        assertThat(posted(ofOther).place()).isEqualTo(new Place(5, 4));
    }
}
