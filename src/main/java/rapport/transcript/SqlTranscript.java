package rapport.transcript;

import static rapport.table.EntryTable.CONVERSATION;
import static rapport.table.EntryTable.ENTRY;
import static rapport.table.EntryTable.HIDDEN;
import static rapport.table.EntryTable.SEQ;
import static rapport.table.EntryTable.VISIBLE;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import rapport.desk.Content;
import rapport.desk.ConversationId;
import rapport.desk.Entry;
import rapport.desk.VisibleEntry;
import rapport.desk.VisitorId;
import rapport.sql.Database;
import rapport.table.EntryTable;

/// What was said, read from SQL by its index of conversation and number: a page costs the same at the end of a million
/// entries as at the beginning.
public final class SqlTranscript implements Transcript {
    private final Database database;

    public SqlTranscript(Database database) {
        this.database = database;
    }

    @Override
    public Page<Entry<?>> all(ConversationId conversation, Range range) {
        return database.read(sql -> {
            var bounds = switch (range) {
                case Range.After after -> SEQ.gt(after.seq());
                case Range.Before before -> SEQ.lt(before.seq());
            };
            return page(sql, conversation, range, bounds);
        });
    }

    @Override
    public Page<VisibleEntry> visible(ConversationId conversation, Range range) {
        return database.read(sql -> {
            // The index is by the agents' number, which is never below the visitors', and above it by no more than the
            // number of hidden entries: that bounds the scan from both sides.
            var bounds = switch (range) {
                case Range.After after -> SEQ.gt(after.seq()).and(VISIBLE.gt(after.seq()));
                case Range.Before before -> below(sql, conversation, before.seq());
            };
            var page = page(sql, conversation, range, bounds.and(HIDDEN.eq(0L)));
            return new Page<>(
                    page.entries().stream()
                            .map(entry -> entry.visible().orElseThrow())
                            .toList(),
                    page.more());
        });
    }

    private static Condition below(DSLContext sql, ConversationId conversation, long visible) {
        if (visible == Long.MAX_VALUE) {
            return DSL.trueCondition();
        }
        long hidden = sql.fetchCount(ENTRY, CONVERSATION.eq(conversation.value()), HIDDEN.eq(DSL.inline(1L)));
        return SEQ.lt(visible + hidden).and(VISIBLE.lt(visible));
    }

    private static Page<Entry<?>> page(DSLContext sql, ConversationId conversation, Range range, Condition bounds) {
        boolean ascending = range instanceof Range.After;
        var rows = sql.select(EntryTable.columns())
                .from(ENTRY)
                .where(CONVERSATION.eq(conversation.value()))
                .and(bounds)
                .orderBy(ascending ? SEQ.asc() : SEQ.desc())
                .limit(range.limit() + 1)
                .fetch();
        boolean more = rows.size() > range.limit();
        var entries = new ArrayList<Entry<?>>(
                entries(rows.subList(0, Math.min(rows.size(), range.limit())), conversation.visitor()));
        if (!ascending) {
            Collections.reverse(entries);
        }
        return new Page<>(entries, more);
    }

    private static List<Entry<Content>> entries(List<Record> rows, VisitorId visitor) {
        return rows.stream().map(row -> EntryTable.entry(row, visitor)).toList();
    }
}
