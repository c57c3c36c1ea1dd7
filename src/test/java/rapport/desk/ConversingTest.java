package rapport.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/// Messages, notes, cycles and ratings (contract, sections 1, 2 and 5).
class ConversingTest {
    private final Shop shop = new Shop();

    @Test
    void theFirstMessageOpensThenSaysThenQueues() {
        var events = shop.says("x", "hello");

        assertThat(Shop.contents(events))
                .containsExactly(
                        new Content.Opened(1),
                        new Content.Text("hello"),
                        new Content.Queued(QueueReason.NOBODY_ONLINE));
        assertThat(places(events)).containsExactly(new Place(1, 1), new Place(2, 2), new Place(3, 3));
        assertThat(shop.answer()).isEqualTo(new Answer.Posted(Shop.of("x"), new Place(2, 2), shop.now(), false));
    }

    @Test
    void theFirstMessageOpensThenSaysThenAssigns() {
        shop.agent("a", 1);

        assertThat(Shop.kinds(shop.says("x", "hello")))
                .containsExactly("CycleOpened", "MessagePosted", "ConversationAssigned");
    }

    @Test
    void aVisitorWhoNeverWroteIsNotThereForANote() {
        var agent = shop.agent("a", 1);
        shop.when(describe(Optional.of("Xaver"), Optional.empty(), Map.of()));

        assertThat(shop.notes(agent, "x", "who is this?")).isEmpty();
        assertThat(shop.answer()).isEqualTo(Answer.refused(Code.NOT_FOUND, "no such conversation"));
    }

    @Test
    void anAssignmentShowsVisitorsNoReason() {
        var agent = shop.agent("a", 1);

        var entry = Happened.assignment(shop.says("x", "hello")).entry();

        assertThat(entry.content().reason()).isEqualTo(Rule.BALANCED);
        assertThat(entry.visible().orElseThrow().content())
                .isEqualTo(new Content.AssignedVisibly(new AgentRef(agent, "A"), 1, Optional.empty()));
    }

    @Test
    void bothNumberingsAreWithoutGapsAndNotesAreNotInThePublicOne() {
        var agent = shop.agent("a", 1);
        var events = new ArrayList<>(shop.says("x", "1"));
        events.addAll(shop.notes(agent, "x", "a note"));
        events.addAll(shop.answers(agent, "x", "2"));
        events.addAll(shop.notes(agent, "x", "another"));
        events.addAll(shop.notes(agent, "x", "and another"));
        events.addAll(shop.says("x", "3"));

        assertThat(places(events))
                .containsExactly(
                        new Place(1, 1),
                        new Place(2, 2),
                        new Place(3, 3),
                        new Place(4, 3),
                        new Place(5, 4),
                        new Place(6, 4),
                        new Place(7, 4),
                        new Place(8, 5));
        assertThat(Happened.entries(events).stream()
                        .flatMap(entry -> entry.visible().stream())
                        .map(VisibleEntry::seq))
                .containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(shop.conversation("x").hidden()).isEqualTo(Hidden.of(4, 6, 7));
    }

    @Test
    void aNoteNeedsNoFenceAndChangesNothingElse() {
        shop.agent("a", 1);
        var other = shop.agent("b", 1);
        shop.says("x", "hello");

        var events = shop.notes(other, "x", "I know them");

        assertThat(Shop.kinds(events)).containsExactly("MessagePosted");
        assertThat(shop.conversation("x").talk().owedSince()).isPresent();
        assertThat(shop.conversation("x").talk().lastVisible().orElseThrow().preview())
                .isEqualTo("hello");
    }

    @Test
    void aNoteToAnIdleConversationOpensNoCycle() {
        var agent = shop.agent("a", 1);
        shop.says("x", "hello");
        shop.leaves("x");

        assertThat(Shop.kinds(shop.notes(agent, "x", "for later"))).containsExactly("MessagePosted");
        assertThat(shop.conversation("x").state()).isEqualTo(State.IDLE);
    }

    @Test
    void theSameMessageAgainGetsTheFirstAnswerAgain() {
        shop.agent("a", 1);
        var message = shop.message("x", new MessageId("once"), new Content.Text("hello"));
        shop.when(message);
        var first = (Answer.Posted) shop.answer();
        shop.says("x", "more");

        assertThat(shop.when(message)).isEmpty();
        assertThat(shop.answer()).isEqualTo(new Answer.Posted(first.conversation(), first.place(), first.at(), true));
    }

    @Test
    void aDuplicateIsFoundBeforeFenceAndState() {
        var agent = shop.agent("a", 1);
        shop.says("x", "hello");
        var answer = Shop.message(agent, "x", new MessageId("once"), new Content.Text("hi"), OptionalLong.of(1));
        shop.when(answer);
        var first = (Answer.Posted) shop.answer();
        var expected = new Answer.Posted(first.conversation(), first.place(), first.at(), true);
        var other = shop.agent("b", 1);
        shop.transfers(agent, "x", other);

        assertThat(shop.when(answer)).isEmpty();
        assertThat(shop.answer()).isEqualTo(expected);

        shop.leaves("x");
        assertThat(shop.when(answer)).isEmpty();
        assertThat(shop.answer()).isEqualTo(expected);
    }

    @Test
    void aDuplicateOpensNoCycle() {
        var message = shop.message("x", new MessageId("once"), new Content.Text("hello"));
        shop.when(message);
        shop.leaves("x");

        assertThat(shop.when(message)).isEmpty();
        assertThat(shop.conversation("x").state()).isEqualTo(State.IDLE);
    }

    @Test
    void anOldIdThatOnlyTheLogKnowsIsAnsweredAsItWasThen() {
        var agent = shop.agent("a", 1);
        shop.says("x", "hello");
        var text = new Content.Text("long ago");
        var message = Shop.message(agent, "x", new MessageId("old"), text, OptionalLong.of(0));
        var receipt =
                new Receipt(agent.value(), message.id(), new Place(2, 2), shop.now(), Optional.of(Digest.of(text)));

        shop.when(message.found(new Command.Lookup.Known(receipt)));

        assertThat(shop.answer()).isEqualTo(new Answer.Posted(Shop.of("x"), new Place(2, 2), shop.now(), true));
    }

    @Test
    void whatWouldBeRefusedIsLookedUpFirst() {
        var agent = shop.agent("a", 1);
        shop.says("x", "hello");
        var stale = Shop.message(agent, "x", new MessageId("old"), new Content.Text("?"), OptionalLong.of(0));

        assertThat(shop.desk.decide(stale, shop.moment()))
                .isEqualTo(new Decision.Unsure(Shop.of("x"), agent.value(), stale.id()));
    }

    @Test
    void theSameIdWithAnotherContentIsAConflict() {
        var id = new MessageId("once");
        shop.when(shop.message("x", id, new Content.Text("hello")));

        assertThat(shop.when(shop.message("x", id, new Content.Text("Hello")))).isEmpty();
        assertThat(Happened.refusal(shop.answer())).isEqualTo(Code.ID_CONFLICT);
        assertThat(shop.when(shop.message("x", id, Shop.file("hello")))).isEmpty();
        assertThat(Happened.refusal(shop.answer())).isEqualTo(Code.ID_CONFLICT);
    }

    @Test
    void aNoteAndATextOfTheSameWordsDiffer() {
        var agent = shop.agent("a", 1);
        shop.says("x", "hello");
        var id = new MessageId("once");
        shop.when(Shop.message(agent, "x", id, new Content.Note("words"), OptionalLong.empty()));

        shop.when(Shop.message(agent, "x", id, new Content.Text("words"), OptionalLong.of(1)));

        assertThat(Happened.refusal(shop.answer())).isEqualTo(Code.ID_CONFLICT);
    }

    @Test
    void anErasedIdIsADuplicateWhateverTheContent() {
        shop.says("x", "hello");
        var receipt = new Receipt("v", new MessageId("gone"), new Place(2, 2), shop.now(), Optional.empty());
        var message = shop.message("x", receipt.id(), new Content.Text("anything"));

        shop.when(message.found(new Command.Lookup.Known(receipt)));

        assertThat(shop.answer()).isEqualTo(new Answer.Posted(Shop.of("x"), new Place(2, 2), shop.now(), true));
    }

    @Test
    void anIdBelongsToItsSender() {
        var agent = shop.agent("a", 1);
        var id = new MessageId("once");
        shop.when(shop.message("x", id, new Content.Text("hello")));

        assertThat(shop.when(Shop.message(agent, "x", id, new Content.Text("hi"), OptionalLong.of(1))))
                .hasSize(1);
        assertThat(shop.answer()).isInstanceOf(Answer.Posted.class);
    }

    @Test
    void aRefusedIdStaysFree() {
        var agent = shop.agent("a", 1);
        shop.says("x", "hello");
        var id = new MessageId("once");
        shop.when(Shop.message(agent, "x", id, new Content.Text("stale"), OptionalLong.of(0)));
        assertThat(Happened.refusal(shop.answer())).isEqualTo(Code.NOT_ASSIGNEE);

        assertThat(shop.when(Shop.message(agent, "x", id, new Content.Text("fresh"), OptionalLong.of(1))))
                .hasSize(1);
    }

    @Test
    void manyRecentIdsAreKnownAndOlderOnesAreTheLogs() {
        for (int i = 0; i <= Limits.RECENT_IDS; i++) {
            shop.when(shop.message("x", new MessageId("n" + i), new Content.Text("text " + i)));
        }
        var recents = shop.conversation("x").talk().recents();

        assertThat(recents.find("v", new MessageId("n0"))).isEmpty();
        assertThat(recents.find("v", new MessageId("n1"))).isPresent();
        assertThat(recents.receipts()).hasSize(Limits.RECENT_IDS);
    }

    @Test
    void whoIsNotAssignedDoesNotSpeakUnlessASupervisorJoins() {
        shop.agent("a", 1);
        shop.says("x", "hello");
        var other = shop.agent("b", 1);

        shop.when(joining(new Sender.Agent(other, Role.AGENT)));
        assertThat(Happened.refusal(shop.answer())).isEqualTo(Code.NOT_ASSIGNEE);

        assertThat(Shop.kinds(shop.when(joining(Shop.BOSS)))).containsExactly("MessagePosted");
        assertThat(shop.servedBy("x")).contains(new AgentId("a"));
        assertThat(shop.conversation("x").binding().last())
                .map(Binding.LastAgent::agent)
                .contains(new AgentId("a"));
        shop.leaves("x");
        shop.when(joining(Shop.BOSS));
        assertThat(Happened.refusal(shop.answer())).isEqualTo(Code.NOT_ASSIGNEE);
    }

    @Test
    void longTextsAreKeptWholeAndPreviewedInPart() {
        var text = "x".repeat(Limits.PREVIEW_CHARACTERS - 1) + "🧑‍🚀";

        var events = shop.says("x", text);

        assertThat(Shop.contents(events)).contains(new Content.Text(text));
        assertThat(shop.conversation("x").talk().last().orElseThrow().preview())
                .isEqualTo("x".repeat(Limits.PREVIEW_CHARACTERS - 1));
    }

    @Test
    void aVisitorDescribesThemselvesAndWhatTheyLeaveOutStays() {
        shop.says("x", "hello");
        shop.when(describe(Optional.of("Vera"), Optional.empty(), Map.of("plan", "gold")));
        shop.when(describe(Optional.empty(), Optional.of("v@example.org"), Map.of("seats", "3")));

        assertThat(shop.conversation("x").profile())
                .isEqualTo(new Profile(
                        Shop.visitor("x"),
                        Optional.empty(),
                        Optional.of("Vera"),
                        Optional.of("v@example.org"),
                        Map.of("plan", "gold", "seats", "3")));
        assertThat(shop.when(describe(Optional.of("Vera"), Optional.empty(), Map.of())))
                .isEmpty();
    }

    private Command.PostMessage joining(Sender.Agent by) {
        return new Command.PostMessage(
                Shop.of("x"),
                by,
                shop.nextId(),
                new Content.Text("may I"),
                OptionalLong.empty(),
                true,
                Command.Lookup.NOT_ASKED);
    }

    private static Command describe(Optional<String> name, Optional<String> email, Map<String, String> attributes) {
        return new Command.Describe(Shop.of("x"), name, email, attributes);
    }

    private static List<Place> places(List<Event> events) {
        return Happened.entries(events).stream().<Place>map(Entry::place).toList();
    }
}
