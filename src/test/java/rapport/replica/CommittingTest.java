package rapport.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static rapport.replica.FaultyLog.Fault.FAILED;
import static rapport.replica.FaultyLog.Fault.LATE_IN_DOUBT;
import static rapport.replica.FaultyLog.Fault.LOST_IN_DOUBT;
import static rapport.replica.FaultyLog.Fault.STORED_IN_DOUBT;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rapport.desk.Answer;
import rapport.desk.Code;
import rapport.desk.Content;
import rapport.desk.MessageId;
import rapport.desk.Place;
import rapport.desk.Shop;

/// What one replica makes of a log that fails, is slow, or leaves it in doubt.
final class CommittingTest extends OneNode {
    @Test
    void nothingIsToldOrAnsweredBeforeTheAppendReturned() {
        var answered = node.says("x", "more");
        log.before(() -> {
            nobodyHeardAnything();
            assertThat(answered.now()).isEmpty();
        });

        node.batch();

        assertThat(log.appends()).isEqualTo(1);
        assertThat(posted(answered).place()).isEqualTo(new Place(4, 4));
        assertThat(agent.texts()).containsExactly("more");
        assertThat(visitor.texts()).containsExactly("more");
    }

    @Test
    void anAppendThatFailedIsTriedAgainAndAnsweredOnce() {
        var answered = node.says("x", "more");
        log.next(FAILED, FAILED, FAILED);
        node.atPause(() -> {
            nobodyHeardAnything();
            assertThat(answered.now()).isEmpty();
            assertThat(audit().messages(Shop.of("x"))).hasSize(1);
        });

        node.batch();

        assertThat(node.pauses()).isEqualTo(3);
        assertThat(posted(answered).duplicate()).isFalse();
        assertThat(visitor.texts()).containsExactly("more");
        assertThat(audit().messages(Shop.of("x"))).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(names = {"FAILED", "STORED_IN_DOUBT", "LOST_IN_DOUBT", "LATE_IN_DOUBT"})
    void theSameBatchIsAppendedAtTheSamePositionUntilTheOutcomeIsKnown(FaultyLog.Fault fault) {
        var answered = node.says("x", "more");
        log.next(fault, fault, fault);
        node.atPause(() -> {
            nobodyHeardAnything();
            assertThat(answered.now()).isEmpty();
            clock.turn(Duration.ofSeconds(3));
        });

        node.batch();

        assertThat(log.attempts()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(Set.copyOf(log.attempts())).hasSize(1);
        assertThat(posted(answered)).isEqualTo(new Answer.Posted(Shop.of("x"), new Place(4, 4), at(answered), false));
        assertThat(visitor.texts()).containsExactly("more");
        assertThat(agent.texts()).containsExactly("more");
        assertThat(audit().says(new MessageId("m2@n1"), answered.answer()).messages(Shop.of("x")))
                .hasSize(2);
    }

    private Instant at(Node.Answered answered) {
        return posted(answered).at();
    }

    @Test
    void aCommitInDoubtThatLandsBeforeTheSecondAttemptIsTheOneThatCounts() {
        var answered = node.says("x", "more");
        log.next(LATE_IN_DOUBT);
        node.atPause(log::land);

        node.batch();

        assertThat(posted(answered).place().seq()).isEqualTo(4);
        assertThat(audit().messages(Shop.of("x"))).hasSize(2);
    }

    @Test
    void aCommitInDoubtThatLandsAfterTheSecondAttemptChangesNothing() {
        var answered = node.says("x", "more");
        log.next(LATE_IN_DOUBT, LOST_IN_DOUBT);
        node.batch();
        log.land();
        var next = node.says("x", "and more");
        node.batch();
        log.land();

        assertThat(posted(answered).place().seq()).isEqualTo(4);
        assertThat(posted(next).place().seq()).isEqualTo(5);
        assertThat(audit().agreesWith(node.second()).messages(Shop.of("x"))).hasSize(3);
    }

    @Test
    void aLogThatIsGoneForLongIsWaitedForAndThenAllGoesOnByItself() {
        var answered = node.says("x", "one");
        var refused = node.posts(ANN, "x", new Content.Text("stale"), 0);
        log.next(Collections.nCopies(300, FAILED).toArray(FaultyLog.Fault[]::new));
        log.next(Collections.nCopies(300, LOST_IN_DOUBT).toArray(FaultyLog.Fault[]::new));
        node.atPause(() -> {
            nobodyHeardAnything();
            assertThat(answered.now()).isEmpty();
            assertThat(refused.now()).isEmpty();
        });

        node.batch();

        assertThat(node.pauses()).isEqualTo(600);
        assertThat(posted(answered).place().seq()).isEqualTo(4);
        assertThat(refused.answer()).isInstanceOf(Answer.Refused.class);
        var next = node.says("x", "two");
        node.batch();
        assertThat(posted(next).place().seq()).isEqualTo(5);
        audit().agreesWith(node.second());
    }

    @Test
    void whatOnlyComparesThePositionWaitsForTheLogToo() {
        var refused = node.posts(ANN, "x", new Content.Text("stale"), 0);
        log.next(FAILED, STORED_IN_DOUBT);
        node.atPause(() -> assertThat(refused.now()).isEmpty());

        node.batch();

        assertThat(node.pauses()).isEqualTo(2);
        assertThat(((Answer.Refused) refused.answer()).code()).isEqualTo(Code.NOT_ASSIGNEE);
        assertThat(audit().messages(Shop.of("x"))).hasSize(1);
    }

    @Test
    void aBatchOfTwoThousandIsOneAppendAndAnswersEachInOrder() {
        var answers = new ArrayList<Node.Answered>();
        for (int i = 0; i < 2_048; i++) {
            answers.add(node.says("v" + i % 64, new MessageId("b" + i), "text " + i));
        }
        node.batch();
        assertThat(answers).allMatch(answered -> answered.now().isEmpty());
        node.read().batch();

        assertThat(log.appends()).isLessThanOrEqualTo(2);
        assertThat(Set.copyOf(log.attempts()).stream()
                        .filter(attempt -> !attempt.batch().events().isEmpty()))
                .hasSize(1);
        var audit = audit();
        for (int i = 0; i < 2_048; i++) {
            audit.says(new MessageId("b" + i), answers.get(i).answer());
        }
        for (int v = 0; v < 64; v++) {
            int first = v;
            assertThat(audit.messages(Shop.of("v" + v)).stream().map(entry -> ((Content.Text) entry.content()).text()))
                    .containsExactlyElementsOf(IntStream.range(0, 32)
                            .mapToObj(i -> "text " + (first + 64 * i))
                            .toList());
        }
        audit.agreesWith(node.second());
    }
}
