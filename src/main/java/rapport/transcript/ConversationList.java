package rapport.transcript;

import static rapport.table.ConversationTable.ACTIVE_AT;
import static rapport.table.ConversationTable.AGENT;
import static rapport.table.ConversationTable.DESK;
import static rapport.table.ConversationTable.QUALIFIED_ID;
import static rapport.table.ConversationTable.SITE;
import static rapport.table.ConversationTable.STATE;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import rapport.desk.AgentId;
import rapport.desk.Conversation;
import rapport.desk.ConversationId;
import rapport.desk.DeskId;
import rapport.desk.Hidden;
import rapport.desk.Marks;
import rapport.desk.SiteId;
import rapport.sql.Database;
import rapport.table.ConversationTable;
import rapport.table.MarkTable;
import rapport.transcript.Transcript.Page;

/// Conversations, those first to which something was added last. Blocks; an answer is of one committed state.
public final class ConversationList {
    private final Database database;
    private final DeskId desk;

    public ConversationList(Database database, DeskId desk) {
        this.database = database;
        this.desk = desk;
    }

    /// Where a conversation stands, by name.
    public enum Phase {
        IDLE,
        QUEUED,
        ASSIGNED
    }

    /// Which ones; what is empty does not matter.
    public record Filter(Optional<Phase> phase, Optional<AgentId> agent, Optional<SiteId> site) {
        public static final Filter ALL = new Filter(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// A conversation as it was stored. Its hidden entries are not told: this is for agents, who see them all.
    public record Listed(Conversation conversation, Marks marks) {}

    /// At most `limit` of them, from the newest on, or from below `before` on: the last one of the page before.
    public Page<Listed> newest(Filter filter, Optional<ConversationId> before, int limit) {
        return database.read(sql -> {
            var rows = sql.select(ConversationTable.columns())
                    .select(MarkTable.columns())
                    .from(ConversationTable.TABLE)
                    .leftJoin(MarkTable.TABLE)
                    .on(MarkTable.CONVERSATION.eq(QUALIFIED_ID))
                    .where(DESK.eq(desk.value()))
                    .and(condition(filter))
                    .and(before.map(ConversationList::below).orElseGet(DSL::noCondition))
                    .orderBy(ACTIVE_AT.desc(), QUALIFIED_ID.desc())
                    .limit(limit + 1)
                    .fetch(row -> new Listed(ConversationTable.conversation(row, Hidden.NONE), MarkTable.marks(row)));
            return new Page<>(rows.subList(0, Math.min(limit, rows.size())), rows.size() > limit);
        });
    }

    private static Condition condition(Filter filter) {
        return DSL.and(List.of(
                filter.phase()
                        .map(phase -> STATE.eq(phase.name().toLowerCase(Locale.ROOT)))
                        .orElseGet(DSL::noCondition),
                filter.agent().map(agent -> AGENT.eq(agent.value())).orElseGet(DSL::noCondition),
                filter.site().map(site -> SITE.eq(site.value())).orElseGet(DSL::noCondition)));
    }

    private static Condition below(ConversationId before) {
        var at = DSL.select(ACTIVE_AT).from(ConversationTable.TABLE).where(ConversationTable.ID.eq(before.value()));
        return ACTIVE_AT.lt(at).or(ACTIVE_AT.eq(at).and(QUALIFIED_ID.lt(before.value())));
    }
}
