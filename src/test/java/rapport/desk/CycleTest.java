package rapport.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/// A cycle ends, is rated, and the next one begins.
class CycleTest {
    private final Shop shop = new Shop();

    @Test
    void aVisitorClosesAndTheSlotIsFree() {
        var agent = shop.agent("a", 1);
        shop.says("x", "hello");

        var events = shop.leaves("x");

        assertThat(Shop.contents(events))
                .containsExactly(new Content.Closed(
                        1, new Author.Visitor(Shop.visitor("x"), Optional.empty()), CloseReason.VISITOR));
        assertThat(shop.conversation("x").state()).isEqualTo(State.IDLE);
        assertThat(shop.desk.load(agent)).isZero();
        assertThat(shop.answer()).isEqualTo(new Answer.Changed(Shop.of("x")));
    }

    @Test
    void theAssigneeClosesWithTheFence() {
        var agent = shop.agent("a", 1);
        shop.says("x", "hello");

        assertThat(Shop.contents(shop.closes(agent, "x")))
                .containsExactly(new Content.Closed(1, new Author.Agent(agent, "A"), CloseReason.AGENT));
    }

    @Test
    void nobodyElseClosesNorAnyoneWithAStaleFence() {
        var agent = shop.agent("a", 1);
        shop.says("x", "hello");

        for (var close : List.of(
                new Command.Close(Shop.of("x"), Shop.sender(agent), OptionalLong.of(0)),
                new Command.Close(Shop.of("x"), Shop.sender(agent), OptionalLong.empty()),
                new Command.Close(Shop.of("x"), Shop.BOSS, OptionalLong.of(1)))) {
            assertThat(shop.when(close)).isEmpty();
            assertThat(Happened.refusal(shop.answer())).isEqualTo(Code.NOT_ASSIGNEE);
        }
    }

    @Test
    void whoWaitsMayLeaveTheQueue() {
        shop.says("x", "hello");
        shop.says("y", "hello");

        assertThat(Shop.kinds(shop.leaves("x"))).containsExactly("CycleClosed");
        assertThat(shop.queue()).containsExactly("y");
    }

    @Test
    void closingWhatIsClosedChangesNothing() {
        shop.says("x", "hello");
        shop.leaves("x");

        assertThat(shop.leaves("x")).isEmpty();
        assertThat(shop.answer()).isEqualTo(new Answer.Changed(Shop.of("x")));
    }

    @Test
    void theNextMessageOpensTheNextCycle() {
        shop.says("x", "hello");
        shop.leaves("x");

        assertThat(Shop.contents(shop.says("x", "one more thing")))
                .startsWith(new Content.Opened(2), new Content.Text("one more thing"));
        assertThat(shop.conversation("x").cycle()).isEqualTo(2);
    }

    @Test
    void closingPaysTheDebt() {
        shop.says("x", "hello");
        shop.leaves("x");

        assertThat(shop.conversation("x").talk().owedSince()).isEmpty();
    }

    @Test
    void theCycleThatEndedLastIsRatedAndAgain() {
        shop.says("x", "hello");
        shop.leaves("x");

        assertThat(Shop.contents(rate(4, OptionalLong.empty())))
                .containsExactly(new Content.Rated(1, 4, Optional.of("thanks")));
        assertThat(shop.answer()).isEqualTo(Answer.DONE);
        assertThat(Shop.contents(rate(5, OptionalLong.empty())))
                .containsExactly(new Content.Rated(1, 5, Optional.of("thanks")));
    }

    @Test
    void anEarlierCycleIsRatedByItsNumber() {
        shop.says("x", "hello");
        shop.leaves("x");
        shop.says("x", "hello");
        shop.leaves("x");

        assertThat(Shop.contents(rate(1, OptionalLong.of(1))))
                .containsExactly(new Content.Rated(1, 1, Optional.of("thanks")));
        assertThat(Shop.contents(rate(2, OptionalLong.empty())))
                .containsExactly(new Content.Rated(2, 2, Optional.of("thanks")));
    }

    @Test
    void whileTheNextCycleIsOpenTheOneBeforeIsRated() {
        shop.says("x", "hello");
        shop.leaves("x");
        shop.says("x", "hello");

        assertThat(Shop.contents(rate(3, OptionalLong.empty())))
                .containsExactly(new Content.Rated(1, 3, Optional.of("thanks")));
        assertThat(rate(3, OptionalLong.of(2))).isEmpty();
        assertThat(Happened.refusal(shop.answer())).isEqualTo(Code.NOT_RATEABLE);
    }

    @Test
    void whatHasNotEndedIsNotRateable() {
        shop.says("x", "hello");

        for (var cycle : List.of(OptionalLong.empty(), OptionalLong.of(0), OptionalLong.of(1), OptionalLong.of(2))) {
            assertThat(rate(3, cycle)).isEmpty();
            assertThat(Happened.refusal(shop.answer())).isEqualTo(Code.NOT_RATEABLE);
        }
    }

    @Test
    void whatNeverBeganIsNotRateable() {
        assertThat(rate(3, OptionalLong.empty())).isEmpty();
        assertThat(Happened.refusal(shop.answer())).isEqualTo(Code.NOT_RATEABLE);
    }

    @Test
    void aRatingMovesNothing() {
        var agent = shop.agent("a", 1);
        shop.says("x", "hello");
        shop.leaves("x");
        shop.says("x", "hello");
        rate(5, OptionalLong.empty());

        assertThat(shop.servedBy("x")).contains(agent);
        assertThat(shop.conversation("x").cycle()).isEqualTo(2);
    }

    private List<Event> rate(int score, OptionalLong cycle) {
        return shop.when(new Command.Rate(Shop.of("x"), score, Optional.of("thanks"), cycle));
    }
}
