package rapport.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import rapport.desk.AgentId;
import rapport.desk.Answer;
import rapport.desk.Arrival;
import rapport.desk.Conversation;
import rapport.desk.ConversationId;
import rapport.desk.Desk;
import rapport.desk.Entry;
import rapport.desk.Event;
import rapport.desk.Fold;
import rapport.desk.MessageId;
import rapport.desk.Place;
import rapport.desk.Profile;
import rapport.desk.Shop;
import rapport.desk.State;
import rapport.log.Batch;
import rapport.log.MemoryLog;

/// Reads a whole log from its beginning, and says what must be true of it whatever happened.
final class Audit {
    private final MemoryLog log;
    private final List<Batch> batches;
    private final Map<ConversationId, List<Entry<?>>> entries = new TreeMap<>();

    Audit(MemoryLog log) {
        this.log = log;
        this.batches = log.read(Node.DESK, 0, Integer.MAX_VALUE);
        events().stream()
                .filter(Event.Entered.class::isInstance)
                .map(event -> ((Event.Entered) event).entry())
                .forEach(entry -> entries.computeIfAbsent(entry.conversation(), id -> new ArrayList<>())
                        .add(entry));
    }

    List<Batch> batches() {
        return batches;
    }

    private List<Event> events() {
        return batches.stream().flatMap(batch -> batch.events().stream()).toList();
    }

    /// The entries of a conversation, as the log has them.
    List<Entry<?>> entries(ConversationId conversation) {
        return entries.getOrDefault(conversation, List.of());
    }

    List<Entry<?>> messages(ConversationId conversation) {
        return entries(conversation).stream()
                .filter(entry -> entry.id().isPresent())
                .toList();
    }

    /// Everything that needs no witness but the log itself.
    Audit holds() {
        numbersHaveNoHoles();
        noMessageStandsTwice();
        timeNeverGoesBack();
        everyAssignmentIsToOneWhoIsThereAndHasRoom();
        return this;
    }

    private void numbersHaveNoHoles() {
        entries.forEach((conversation, all) -> {
            var last = Place.NONE;
            for (var entry : all) {
                boolean visible = entry.content().visible().isPresent();
                assertThat(entry.place())
                        .as("%s after %s", conversation, last)
                        .isEqualTo(new Place(last.seq() + 1, visible ? last.visible() + 1 : last.visible()));
                last = entry.place();
            }
        });
    }

    private void noMessageStandsTwice() {
        record Key(ConversationId conversation, String sender, MessageId id) {}
        var seen = new HashSet<Key>();
        for (var event : events()) {
            if (event instanceof Event.MessagePosted posted) {
                var key = new Key(
                        posted.conversation(), posted.sender(), posted.receipt().id());
                assertThat(seen.add(key)).as("%s stands once", key).isTrue();
            }
        }
    }

    private void timeNeverGoesBack() {
        assertThat(batches.stream().map(Batch::at).toList()).isSortedAccordingTo(Comparator.naturalOrder());
    }

    private void everyAssignmentIsToOneWhoIsThereAndHasRoom() {
        var desk = new Desk();
        var fences = new HashMap<ConversationId, Long>();
        for (int position = 1; position <= batches.size(); position++) {
            for (var event : batches.get(position - 1).events()) {
                desk.apply(List.of(event));
                if (event instanceof Event.ConversationAssigned assigned) {
                    var agent = desk.agent(assigned.state().agent().id()).orElseThrow();
                    assertThat(agent.available())
                            .as("%s is there at %d", agent, position)
                            .isTrue();
                    assertThat(desk.load(agent.id()))
                            .as("the load of %s at %d", agent.id(), position)
                            .isLessThanOrEqualTo(agent.capacity());
                    assertThat(fences.merge(assigned.conversation(), 1L, Long::sum))
                            .isEqualTo(assigned.entry().content().fence());
                }
            }
        }
    }

    /// An answer that somebody was given is true.
    Audit says(MessageId id, Answer answer) {
        if (answer instanceof Answer.Posted posted) {
            assertThat(messages(posted.conversation()).stream()
                            .filter(entry -> entry.id().orElseThrow().equals(id)
                                    && entry.place().equals(posted.place())
                                    && entry.at().equals(posted.at())))
                    .as("%s as it was answered: %s", id, answer)
                    .hasSize(1);
        }
        return this;
    }

    /// A node that has caught up knows what the tables know, which is the fold of the log.
    Audit agreesWith(Node node) {
        var view = node.view();
        var state = log.state(Node.DESK);
        assertThat(view.agents().stream().map(AgentState::agent).toList()).isEqualTo(state.agents());
        var loads = new HashMap<AgentId, Integer>();
        var queue = new TreeMap<Integer, ConversationId>();
        var queued = new ArrayList<ConversationId>();
        for (var conversation : folded().values()) {
            var row = log.conversation(conversation.id()).orElseThrow();
            assertThat(row.conversation()).isEqualTo(conversation.withoutRecents());
            var snapshot = view.snapshot(row.conversation(), row.marks());
            assertThat(snapshot.conversation().withoutRecents()).isEqualTo(row.conversation());
            conversation.agent().ifPresent(agent -> loads.merge(agent.id(), 1, Integer::sum));
            snapshot.queue().ifPresent(place -> {
                queued.add(conversation.id());
                place.position().ifPresent(position -> queue.put(position, conversation.id()));
            });
        }
        assertThat(queued).containsExactlyInAnyOrderElementsOf(waiting());
        if (state.teams().isEmpty() && state.policies().isEmpty()) {
            // One line, and everybody is told their place.
            assertThat(List.copyOf(queue.values())).isEqualTo(waiting());
        }
        for (var agent : view.agents()) {
            assertThat(agent.load())
                    .as("%s", agent)
                    .isEqualTo(loads.getOrDefault(agent.agent().id(), 0));
        }
        return this;
    }

    /// Who waits, in the order in which they are served.
    private List<ConversationId> waiting() {
        record Waiting(Conversation conversation, Arrival since) {}
        return folded().values().stream()
                .flatMap(conversation -> conversation.state() instanceof State.Queued queued
                        ? Stream.of(new Waiting(conversation, queued.arrival()))
                        : Stream.empty())
                .sorted(Comparator.comparing((Waiting waiting) -> waiting.since()
                                .at()
                                .minusSeconds(600L * waiting.conversation().priority()))
                        .thenComparing(Waiting::since))
                .map(waiting -> waiting.conversation().id())
                .toList();
    }

    /// What the log makes of every conversation that was ever touched.
    private Map<ConversationId, Conversation> folded() {
        var conversations = new TreeMap<ConversationId, Conversation>();
        for (var event : events()) {
            if (event instanceof Event.OfConversation of) {
                var before = event instanceof Event.CycleOpened opened
                        ? conversations.getOrDefault(of.conversation(), opened.before())
                        : conversations.computeIfAbsent(of.conversation(), id -> blank(of));
                conversations.put(of.conversation(), Fold.of(before, of));
            }
        }
        return conversations;
    }

    private static Conversation blank(Event.OfConversation event) {
        return Conversation.blank(
                Shop.SITE, Profile.anonymous(event.conversation().visitor()));
    }
}
