package rapport.log;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rapport.desk.Agent;
import rapport.desk.Conversation;
import rapport.desk.ConversationId;
import rapport.desk.DeskId;
import rapport.desk.Marks;
import rapport.desk.MessageId;
import rapport.desk.Policy;
import rapport.desk.Receipt;
import rapport.desk.SiteId;
import rapport.desk.Skill;
import rapport.desk.Team;

/// The fold of the log, as a replica reads it. Every answer is of one committed state. Methods block, and throw
/// [EventLog.LogFailed] when the tables cannot be reached.
public interface Tables {
    /// What a replica must know to go on from a position: no replay.
    ///
    /// @param at the time of the newest batch
    /// @param open every open conversation, without recent ids
    record State(
            long position,
            Instant at,
            List<Agent> agents,
            Map<SiteId, Policy> policies,
            List<Team> teams,
            List<Skill> skills,
            List<Row> open) {}

    /// A conversation as it is stored, with its marks.
    ///
    /// @param position of its desk when it was read: a replica that is not as far must not use it yet
    record Row(Conversation conversation, Marks marks, long position) {}

    State state(DeskId desk);

    /// One conversation, open or idle; empty if nobody ever wrote or was described there.
    Optional<Row> conversation(ConversationId id);

    /// The receipt of a message, as long as the conversation exists.
    Optional<Receipt> receipt(ConversationId conversation, String sender, MessageId id);

    /// Keeps the marks, each at its maximum.
    void keep(Map<ConversationId, Marks> marks);
}
