package rapport.desk;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// What somebody wants. Who wants it is part of the command, and comes from the connection, never from what it says.
public sealed interface Command {

    /// About a conversation.
    sealed interface OnConversation extends Command {
        ConversationId conversation();
    }

    /// @param fence the assignment the agent believes in; nothing for visitors and notes
    /// @param join speak without being assigned: supervisors
    /// @param found what a look-up of the id found
    record PostMessage(
            ConversationId conversation,
            Sender sender,
            MessageId id,
            Content.Posting content,
            OptionalLong fence,
            boolean join,
            Lookup found)
            implements OnConversation {
        public PostMessage found(Lookup result) {
            return new PostMessage(conversation, sender, id, content, fence, join, result);
        }
    }

    /// Whether the log knows a message's id.
    sealed interface Lookup {
        record NotAsked() implements Lookup {}

        record Unknown() implements Lookup {}

        record Known(Receipt receipt) implements Lookup {}

        Lookup NOT_ASKED = new NotAsked();
        Lookup UNKNOWN = new Unknown();
    }

    record Close(ConversationId conversation, Sender by, OptionalLong fence) implements OnConversation {}

    /// @param fence the assignment that the agent sees: who takes from another must know from whom
    record Take(ConversationId conversation, Sender.Agent by, OptionalLong fence) implements OnConversation {}

    record Release(ConversationId conversation, Sender.Agent by, OptionalLong fence) implements OnConversation {}

    record Transfer(ConversationId conversation, Sender.Agent by, OptionalLong fence, AgentId to, Optional<String> note)
            implements OnConversation {}

    /// To a team, whoever of it there is.
    record TransferToTeam(
            ConversationId conversation, Sender.Agent by, OptionalLong fence, TeamId to, Optional<String> note)
            implements OnConversation {}

    /// @param cycle the rated cycle; the one that ended last if left out
    record Rate(ConversationId conversation, int score, Optional<String> comment, OptionalLong cycle)
            implements OnConversation {}

    /// A visitor about themselves. What is left out stays.
    record Describe(
            ConversationId conversation, Optional<String> name, Optional<String> email, Map<String, String> attributes)
            implements OnConversation {}

    /// The site vouches for a person.
    ///
    /// @param conversation the one named after the person
    /// @param anonymous the one they have had under a visitor's token until now
    record Recognise(
            ConversationId conversation,
            String subject,
            Optional<String> name,
            Optional<String> email,
            Optional<ConversationId> anonymous)
            implements OnConversation {}

    record SetOwner(ConversationId conversation, Optional<AgentId> owner) implements OnConversation {}

    record SetPriority(ConversationId conversation, int priority) implements OnConversation {}

    /// What the open cycle asks of an agent from now on; empty: what its site asks. Whoever has it keeps it.
    record SetRequirements(ConversationId conversation, Optional<Requirements> requirements)
            implements OnConversation {}

    /// @param by who sets it; somebody else's only as a supervisor
    record SetAvailability(AgentId agent, Sender.Agent by, Status status) implements Command {}

    record EnrolAgent(AgentId agent, String name, int capacity) implements Command {}

    record ChangeAgent(AgentId agent, Optional<String> name, Optional<Integer> capacity, Optional<Boolean> active)
            implements Command {}

    /// The first connection of an agent on a node is there.
    record ConnectAgent(AgentId agent, NodeId node) implements Command {}

    /// The last connection of an agent on a node is gone.
    record DisconnectAgent(AgentId agent, NodeId node) implements Command {}

    /// A node is gone, or was gone before this one started: so are all connections on it.
    record ForgetNode(NodeId node) implements Command {}

    /// What is left out stays.
    record EquipAgent(AgentId agent, Optional<Set<TeamId>> teams, Optional<Map<SkillId, Integer>> skills)
            implements Command {}

    /// A new team, or a new name for one.
    record SetTeam(Team team) implements Command {}

    /// What asked for it asks for nobody special from now on.
    record RemoveTeam(TeamId team) implements Command {}

    /// A new skill, or a new name for one.
    record SetSkill(Skill skill) implements Command {}

    /// What asked for it does not any more.
    record RemoveSkill(SkillId skill) implements Command {}

    record SetPolicy(SiteId site, Policy policy) implements Command {}
}
