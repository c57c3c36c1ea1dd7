package rapport.log;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import rapport.desk.ConversationId;
import rapport.desk.DeskId;
import rapport.sql.Lag;
import rapport.table.ConversationTable;
import rapport.table.FoldTable;

/// The rows of conversations in which something was said, and nothing else happened, a short while ago. A busy
/// conversation's row would be written with every message; like this it is written every few seconds, or when somebody
/// reads. Nothing is lost by it: what a row will say follows from the log ([Recovery]).
final class LateRows implements Lag {
    /// How long a row may be late while others are appended.
    private static final Duration LATEST = Duration.ofSeconds(2);
    /// Rows written with one batch because their time has come: few, so that none takes much longer than others.
    private static final int AT_ONCE = 256;
    /// Rows that may be late. Above, as many are written with each batch as come with it.
    private static final int MOST = 8_192;

    private final Map<DeskId, OfDesk> desks = new HashMap<>();

    /// @param since the position of the first change that the table does not show
    /// @param dueAt when it has been late for long enough
    private record Late(ConversationTable.Row row, long since, Instant dueAt) {}

    /// @param position up to which all rows are written once this is stored
    record Slice(DeskId desk, List<ConversationTable.Row> rows, long position) {}

    private static final class OfDesk {
        /// Those first that have been late for the longest.
        private final LinkedHashMap<ConversationId, Late> late = new LinkedHashMap<>();

        private long appended;
        /// Whether the table says up to where rows are written.
        private boolean marked;
    }

    /// What is to be written with the next batch.
    ///
    /// @param after the position before it
    synchronized Slice due(DeskId desk, long after, Instant now, int coming) {
        var those = of(desk);
        int over = those.late.size() + coming - MOST;
        var rows = new ArrayList<ConversationTable.Row>();
        long oldest = after + 1;
        for (var late : those.late.values()) {
            boolean due = rows.size() < over
                    || (rows.size() < AT_ONCE && !late.dueAt().isAfter(now));
            if (!due) {
                oldest = late.since();
                break;
            }
            rows.add(late.row());
        }
        return new Slice(desk, rows, oldest - 1);
    }

    /// Writes the rows, and if need be up to where all are written.
    ///
    /// @param holdsBack whether the batch will have late rows of its own
    void write(DSLContext sql, Slice slice, boolean holdsBack) {
        ConversationTable.upsert(sql, slice.desk(), slice.rows());
        if (!slice.rows().isEmpty() || (holdsBack && !marked(slice.desk()))) {
            FoldTable.upsert(sql, slice.desk(), slice.position());
        }
    }

    private synchronized boolean marked(DeskId desk) {
        return of(desk).marked;
    }

    /// The batch at this position is stored, and the slice with it.
    ///
    /// @param atOnce rows that were written with the batch
    /// @param later rows that were not
    synchronized void appended(
            Slice slice, long position, List<ConversationTable.Row> atOnce, List<ConversationTable.Row> later) {
        var those = of(slice.desk());
        slice.rows().forEach(row -> written(those, row));
        atOnce.forEach(row -> written(those, row));
        for (var row : later) {
            // What is late already keeps its turn. It may be newer: a batch is appended again if its outcome was
            // unknown.
            those.late.merge(
                    row.conversation().id(),
                    new Late(row, position, row.activeAt().plus(LATEST)),
                    (old, now) -> old.row().asOf() > row.asOf() ? old : new Late(row, old.since(), old.dueAt()));
        }
        those.marked |= !later.isEmpty() || !slice.rows().isEmpty();
        those.appended = Math.max(those.appended, position);
    }

    private static void written(OfDesk those, ConversationTable.Row row) {
        var late = those.late.get(row.conversation().id());
        if (late != null && late.row().asOf() <= row.asOf()) {
            those.late.remove(row.conversation().id());
        }
    }

    @Override
    public synchronized boolean any() {
        return desks.values().stream().anyMatch(those -> !those.late.isEmpty());
    }

    @Override
    public Runnable catchUp(DSLContext sql) {
        var slices = all();
        for (var slice : slices) {
            write(sql, slice, false);
        }
        return () -> settled(slices);
    }

    private synchronized List<Slice> all() {
        return desks.entrySet().stream()
                .filter(desk -> !desk.getValue().late.isEmpty())
                .map(desk -> new Slice(
                        desk.getKey(),
                        desk.getValue().late.values().stream().map(Late::row).toList(),
                        desk.getValue().appended))
                .toList();
    }

    private synchronized void settled(List<Slice> slices) {
        slices.forEach(slice -> slice.rows().forEach(row -> written(of(slice.desk()), row)));
    }

    private OfDesk of(DeskId desk) {
        return desks.computeIfAbsent(desk, any -> new OfDesk());
    }
}
