package rapport.table;

import static rapport.table.Columns.number;
import static rapport.table.Columns.text;

import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import rapport.desk.AgentId;
import rapport.desk.Choice;
import rapport.desk.ConversationId;
import rapport.desk.Entry;
import rapport.desk.Requirements;
import rapport.desk.Rule;
import rapport.desk.Trigger;
import tools.jackson.core.type.TypeReference;

/// Why this agent: one row for each assignment and queueing.
public final class DecisionTable {
    private static final Table<Record> TABLE = DSL.table(DSL.name("decision"));
    private static final Field<String> CONVERSATION = text("conversation");
    private static final Field<Long> SEQ = number("seq");
    private static final Field<Long> AT = number("at");
    private static final Field<String> REASON = text("reason");
    private static final Field<String> RULE = text("rule");
    private static final Field<String> AGENT = text("agent");
    private static final Field<String> CANDIDATES = text("candidates");
    private static final Field<Long> OTHERS = number("others");
    private static final Field<String> ASKED = text("asked");
    private static final TypeReference<List<Choice.Candidate>> CANDIDATE_LIST = new TypeReference<>() {};

    private DecisionTable() {}

    /// A choice as it was stored with the entry that told of it.
    public record Decided(Entry<?> entry, Choice choice) {}

    /// @param seq of the entry that told of it
    public record Stored(long seq, Instant at, Choice choice) {}

    public static void insert(DSLContext sql, List<Decided> decisions) {
        if (decisions.isEmpty()) {
            return;
        }
        var insert = sql.insertInto(TABLE, CONVERSATION, SEQ, AT, REASON, RULE, AGENT, CANDIDATES, OTHERS, ASKED)
                .values((String) null, null, null, null, null, null, null, null, null);
        sql.batch(insert, decisions.stream().map(DecisionTable::values).toArray(Object[][]::new))
                .execute();
    }

    private static @Nullable Object[] values(Decided decided) {
        var choice = decided.choice();
        return new @Nullable Object[] {
            decided.entry().conversation().value(),
            decided.entry().place().seq(),
            Columns.millis(decided.entry().at()),
            choice.trigger().name(),
            choice.rule().name(),
            Columns.text(choice.agent(), AgentId::value),
            Json.write(choice.candidates()),
            (long) choice.others(),
            choice.asked().isNone() ? null : Json.write(choice.asked())
        };
    }

    /// The newest `limit` choices for a conversation, the newest first.
    public static List<Stored> newest(DSLContext sql, ConversationId conversation, int limit) {
        return sql.select(SEQ, AT, REASON, RULE, AGENT, CANDIDATES, OTHERS, ASKED)
                .from(TABLE)
                .where(CONVERSATION.eq(conversation.value()))
                .orderBy(SEQ.desc())
                .limit(limit)
                .fetch(row -> new Stored(
                        row.get(SEQ),
                        Columns.at(row, AT),
                        new Choice(
                                Trigger.valueOf(row.get(REASON)),
                                Rule.valueOf(row.get(RULE)),
                                Columns.optional(row, AGENT, AgentId::new),
                                Json.read(row.get(CANDIDATES), CANDIDATE_LIST),
                                Math.toIntExact(row.get(OTHERS)),
                                Columns.optional(row, ASKED, asked -> Json.read(asked, Requirements.class))
                                        .orElse(Requirements.NONE))));
    }
}
