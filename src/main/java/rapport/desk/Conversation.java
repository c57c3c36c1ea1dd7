package rapport.desk;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// One conversation as it stands at a position of the desk's log. Immutable.
///
/// @param head the place of the newest entry
/// @param floor the lowest number that still exists; 1 until retention removes the oldest
/// @param cycle the number of the open cycle, or of the last one while idle; 0 before the first
/// @param fence the number of the current or last assignment; 0 before the first
/// @param priority higher is served sooner ([QueueOrder])
/// @param requirements what this cycle asks of an agent, if that is not what its site asks
/// @param passedOver agents who gave it back or let it lie in this cycle
/// @param earlier conversations the same person had before they were recognised
/// @param continuedIn where this person's conversation really is, if they were recognised in another one
public record Conversation(
        ConversationId id,
        SiteId site,
        Profile profile,
        Binding binding,
        State state,
        Place head,
        long floor,
        Hidden hidden,
        long cycle,
        long fence,
        int priority,
        Optional<Requirements> requirements,
        Talk talk,
        Set<AgentId> passedOver,
        List<ConversationId> earlier,
        Optional<ConversationId> continuedIn) {

    /// The conversation of a visitor who has not written yet.
    public static Conversation blank(SiteId site, Profile profile) {
        return new Conversation(
                ConversationId.of(profile.visitor()),
                site,
                profile,
                Binding.NONE,
                State.IDLE,
                Place.NONE,
                1,
                Hidden.NONE,
                0,
                0,
                0,
                Optional.empty(),
                Talk.NONE,
                Set.of(),
                List.of(),
                Optional.empty());
    }

    /// Whether a cycle is open.
    public boolean open() {
        return state instanceof State.Open;
    }

    /// Whether anything was ever said here.
    public boolean begun() {
        return head.seq() > 0;
    }

    /// Who serves it now.
    public Optional<AgentRef> agent() {
        return state instanceof State.Assigned assigned ? Optional.of(assigned.agent()) : Optional.empty();
    }

    /// Whether this agent serves it now.
    public boolean servedBy(AgentId agent) {
        return state instanceof State.Assigned assigned && assigned.agent().id().equals(agent);
    }

    /// Whether somebody who says this fence knows of the present assignment.
    boolean isAt(OptionalLong known) {
        return known.isPresent() && known.getAsLong() == fence;
    }

    Conversation with(State newState) {
        return new Conversation(
                id,
                site,
                profile,
                binding,
                newState,
                head,
                floor,
                hidden,
                cycle,
                fence,
                priority,
                requirements,
                talk,
                passedOver,
                earlier,
                continuedIn);
    }

    Conversation with(Profile newProfile) {
        return new Conversation(
                id,
                site,
                newProfile,
                binding,
                state,
                head,
                floor,
                hidden,
                cycle,
                fence,
                priority,
                requirements,
                talk,
                passedOver,
                earlier,
                continuedIn);
    }

    Conversation with(Binding newBinding) {
        return new Conversation(
                id,
                site,
                profile,
                newBinding,
                state,
                head,
                floor,
                hidden,
                cycle,
                fence,
                priority,
                requirements,
                talk,
                passedOver,
                earlier,
                continuedIn);
    }

    Conversation with(Talk newTalk) {
        return new Conversation(
                id,
                site,
                profile,
                binding,
                state,
                head,
                floor,
                hidden,
                cycle,
                fence,
                priority,
                requirements,
                newTalk,
                passedOver,
                earlier,
                continuedIn);
    }

    /// As the tables know it: older ids are looked up.
    public Conversation withoutRecents() {
        return with(new Talk(talk.last(), talk.lastVisible(), talk.owedSince(), Recents.NONE));
    }

    Conversation withHead(Place newHead, Hidden newHidden) {
        return new Conversation(
                id,
                site,
                profile,
                binding,
                state,
                newHead,
                floor,
                newHidden,
                cycle,
                fence,
                priority,
                requirements,
                talk,
                passedOver,
                earlier,
                continuedIn);
    }

    Conversation withCycle(long newCycle) {
        return new Conversation(
                id,
                site,
                profile,
                binding,
                state,
                head,
                floor,
                hidden,
                newCycle,
                fence,
                priority,
                requirements,
                talk,
                Set.of(),
                earlier,
                continuedIn);
    }

    Conversation withFence(long newFence) {
        return new Conversation(
                id,
                site,
                profile,
                binding,
                state,
                head,
                floor,
                hidden,
                cycle,
                newFence,
                priority,
                requirements,
                talk,
                passedOver,
                earlier,
                continuedIn);
    }

    Conversation withPriority(int newPriority) {
        return new Conversation(
                id,
                site,
                profile,
                binding,
                state,
                head,
                floor,
                hidden,
                cycle,
                fence,
                newPriority,
                requirements,
                talk,
                passedOver,
                earlier,
                continuedIn);
    }

    Conversation with(Optional<Requirements> newRequirements) {
        return new Conversation(
                id,
                site,
                profile,
                binding,
                state,
                head,
                floor,
                hidden,
                cycle,
                fence,
                priority,
                newRequirements,
                talk,
                passedOver,
                earlier,
                continuedIn);
    }

    Conversation withPassedOver(Set<AgentId> newPassedOver) {
        return new Conversation(
                id,
                site,
                profile,
                binding,
                state,
                head,
                floor,
                hidden,
                cycle,
                fence,
                priority,
                requirements,
                talk,
                newPassedOver,
                earlier,
                continuedIn);
    }

    Conversation withEarlier(List<ConversationId> newEarlier) {
        return new Conversation(
                id,
                site,
                profile,
                binding,
                state,
                head,
                floor,
                hidden,
                cycle,
                fence,
                priority,
                requirements,
                talk,
                passedOver,
                newEarlier,
                continuedIn);
    }

    Conversation withContinuedIn(ConversationId other) {
        return new Conversation(
                id,
                site,
                profile,
                binding,
                state,
                head,
                floor,
                hidden,
                cycle,
                fence,
                priority,
                requirements,
                talk,
                passedOver,
                earlier,
                Optional.of(other));
    }
}
