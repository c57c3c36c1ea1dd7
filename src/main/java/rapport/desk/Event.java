package rapport.desk;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What happened. A desk is the sum of its events, in the order of its log.
public sealed interface Event {

    /// About one conversation.
    sealed interface OfConversation extends Event {
        ConversationId conversation();
    }

    /// Added one entry to a conversation.
    sealed interface Entered extends OfConversation {
        Entry<?> entry();

        @Override
        default ConversationId conversation() {
            return entry().conversation();
        }
    }

    /// A cycle began.
    ///
    /// @param before the conversation before it, for replicas that do not hold it: idle ones are not in memory
    record CycleOpened(Entry<Content.Opened> entry, Arrival arrival, Conversation before) implements Entered {}

    /// @param sender the [Sender#key()]
    record MessagePosted(Entry<? extends Content.Posting> entry, String sender) implements Entered {
        /// What its sender is answered, now and whenever they send it again.
        public Receipt receipt() {
            return new Receipt(
                    sender,
                    entry.id().orElseThrow(),
                    entry.place(),
                    entry.at(),
                    Optional.of(Digest.of(entry.content())));
        }
    }

    record ConversationQueued(Entry<Content.Queued> entry, State.Queued state, Choice choice) implements Entered {}

    record ConversationAssigned(Entry<Content.Assigned> entry, State.Assigned state, long turn, Choice choice)
            implements Entered {}

    record TransferNoted(Entry<Content.TransferNote> entry) implements Entered {}

    record CycleClosed(Entry<Content.Closed> entry) implements Entered {}

    record CycleRated(Entry<Content.Rated> entry) implements Entered {}

    /// What is known about a visitor changed.
    ///
    /// @param site where they are; a visitor can be described before they ever wrote
    record VisitorDescribed(ConversationId conversation, SiteId site, Profile profile) implements OfConversation {}

    /// The person behind an alias row was recognised in another conversation, which is theirs from now on.
    record VisitorRecognised(ConversationId conversation, SiteId site, Profile profile, ConversationId continuedIn)
            implements OfConversation {}

    /// An anonymous conversation turned out to be this person's, too.
    record EarlierLinked(ConversationId conversation, ConversationId earlier) implements OfConversation {}

    record OwnerSet(ConversationId conversation, Optional<AgentId> owner) implements OfConversation {}

    record PrioritySet(ConversationId conversation, int priority) implements OfConversation {}

    record RequirementsSet(ConversationId conversation, Optional<Requirements> requirements)
            implements OfConversation {}

    /// An agent gave a conversation back, or let it lie; it passes them over for the rest of the cycle.
    record AgentPassedOver(ConversationId conversation, AgentId agent) implements OfConversation {}

    /// About one agent.
    sealed interface OfAgent extends Event {
        AgentId agent();
    }

    record AgentEnrolled(AgentId agent, String name, int capacity) implements OfAgent {}

    record AgentChanged(AgentId agent, String name, int capacity, boolean active) implements OfAgent {}

    record AgentEquipped(AgentId agent, Set<TeamId> teams, Map<SkillId, Integer> skills) implements OfAgent {
        public AgentEquipped {
            teams = Collections.unmodifiableSet(new TreeSet<>(teams));
            skills = Collections.unmodifiableMap(new TreeMap<>(skills));
        }
    }

    record AvailabilitySet(AgentId agent, Status status) implements OfAgent {}

    record AgentConnected(AgentId agent, NodeId node) implements OfAgent {}

    /// @param at when the last connection on that node was lost
    record AgentDisconnected(AgentId agent, NodeId node, Instant at) implements OfAgent {}

    record TeamSet(Team team) implements Event {}

    record TeamRemoved(TeamId team) implements Event {}

    record SkillSet(Skill skill) implements Event {}

    record SkillRemoved(SkillId skill) implements Event {}

    record PolicySet(SiteId site, Policy policy) implements Event {}
}
