package rapport.log;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import rapport.desk.Changes;
import rapport.desk.Content;
import rapport.desk.ConversationId;
import rapport.desk.DeskId;
import rapport.desk.Entry;
import rapport.desk.Event;
import rapport.sql.CommitInDoubt;
import rapport.sql.Database;
import rapport.sql.DatabaseFailed;
import rapport.table.AgentTable;
import rapport.table.ConversationTable;
import rapport.table.DecisionTable;
import rapport.table.EntryTable;
import rapport.table.LogTable;
import rapport.table.NamedTable;
import rapport.table.PolicyTable;
import rapport.table.RatingTable;

/// A desk's log in a SQL database, and in the same transaction the tables that are its fold.
///
/// What the tables hold of a conversation, an agent or a policy is what the core made of it: the fold is defined once,
/// in the core, and stored here. Rows of conversations that only messages changed follow a little later ([LateRows]).
public final class SqlLog implements EventLog {
    private final Database database;
    private final SqlTables tables;
    private final LateRows late = new LateRows();

    /// Makes up first for what was not written when the server last ended.
    public SqlLog(Database database) {
        this.database = database;
        this.tables = new SqlTables(database);
        recover(database);
        database.lagging(late);
    }

    /// Brings the tables up to the head of the log, for whoever reads the database of a server that ended.
    public static void recover(Database database) {
        Recovery.run(database);
    }

    @Override
    public Appended append(DeskId desk, long after, Batch batch, Changes changes) {
        try {
            return batch.events().isEmpty() ? compared(desk, after) : stored(desk, after, batch, changes);
        } catch (CommitInDoubt doubt) {
            throw new OutcomeUnknown("the batch may be stored at " + (after + 1), doubt);
        } catch (DatabaseFailed failure) {
            var outcome = explained(desk, after, batch, failure);
            if (outcome instanceof Appended.Stored) {
                // It had been all along: of the slice of this attempt nothing is known, so it stays due.
                var rows = new Rows(after + 1, batch, changes);
                late.appended(new LateRows.Slice(desk, List.of(), after), after + 1, rows.atOnce(), rows.later());
            }
            return outcome;
        }
    }

    @Override
    public List<Batch> read(DeskId desk, long after, int limit) {
        try {
            return database.peek(sql -> LogTable.after(sql, desk, after, limit)).stream()
                    .map(row -> new Batch(row.origin(), row.at(), row.events()))
                    .toList();
        } catch (DatabaseFailed failure) {
            throw new LogFailed("the log cannot be read after " + after, failure);
        }
    }

    private Appended compared(DeskId desk, long after) {
        return database.peek(sql -> LogTable.head(sql, desk)) == after ? Appended.STORED : Appended.OVERTAKEN;
    }

    private Appended stored(DeskId desk, long after, Batch batch, Changes changes) {
        var rows = new Rows(after + 1, batch, changes);
        var due = late.due(desk, after, batch.at(), rows.later().size());
        var outcome = database.write(sql -> {
            LogTable.insert(sql, desk, new LogTable.Row(after + 1, batch.origin(), batch.at(), batch.events()));
            fold(sql, batch.events());
            late.write(sql, due, !rows.later().isEmpty());
            ConversationTable.upsert(sql, desk, rows.atOnce());
            AgentTable.upsert(sql, desk, changes.agents());
            PolicyTable.upsert(sql, desk, changes.policies());
            NamedTable.changeTeams(sql, desk, changes.teams());
            NamedTable.changeSkills(sql, desk, changes.skills());
            return Appended.STORED;
        });
        late.appended(due, after + 1, rows.atOnce(), rows.later());
        return outcome;
    }

    private static void fold(DSLContext sql, List<Event> events) {
        var entries = new ArrayList<Entry<?>>();
        var decisions = new ArrayList<DecisionTable.Decided>();
        var ratings = new ArrayList<Entry<Content.Rated>>();
        for (var event : events) {
            if (event instanceof Event.Entered entered) {
                entries.add(entered.entry());
                switch (entered) {
                    case Event.ConversationQueued queued ->
                        decisions.add(new DecisionTable.Decided(queued.entry(), queued.choice()));
                    case Event.ConversationAssigned assigned ->
                        decisions.add(new DecisionTable.Decided(assigned.entry(), assigned.choice()));
                    case Event.CycleRated rated -> ratings.add(rated.entry());
                    case Event.CycleOpened opened -> {}
                    case Event.MessagePosted posted -> {}
                    case Event.TransferNoted noted -> {}
                    case Event.CycleClosed closed -> {}
                }
            }
        }
        EntryTable.insert(sql, entries);
        DecisionTable.insert(sql, decisions);
        RatingTable.upsert(sql, ratings);
    }

    /// What a batch makes of conversations.
    ///
    /// @param atOnce written with it
    /// @param later known to the table, and only said something in: written behind it
    private record Rows(List<ConversationTable.Row> atOnce, List<ConversationTable.Row> later) {
        Rows(long position, Batch batch, Changes changes) {
            this(new ArrayList<>(), new ArrayList<>());
            var said = new HashMap<ConversationId, Integer>();
            var more = new HashSet<ConversationId>();
            for (var event : batch.events()) {
                switch (event) {
                    case Event.MessagePosted posted -> said.merge(posted.conversation(), 1, Integer::sum);
                    case Event.OfConversation other -> more.add(other.conversation());
                    default -> {}
                }
            }
            for (var conversation : changes.conversations()) {
                int entries = said.getOrDefault(conversation.id(), 0);
                boolean late = entries > 0
                        && !more.contains(conversation.id())
                        && conversation.head().seq() > entries;
                (late ? later : atOnce).add(new ConversationTable.Row(conversation, batch.at(), position));
            }
        }
    }

    /// A refused write means that a key was taken, or that the world failed. Which, the tables tell.
    private Appended explained(DeskId desk, long after, Batch batch, DatabaseFailed failure) {
        try {
            var holder = database.peek(sql -> LogTable.origin(sql, desk, after + 1));
            if (holder.isPresent()) {
                return holder.get().equals(batch.origin()) ? Appended.STORED : Appended.OVERTAKEN;
            }
            var known = batch.events().stream()
                    .flatMap(event -> known(event).stream())
                    .toList();
            if (!known.isEmpty()) {
                return new Appended.Repeated(known);
            }
        } catch (DatabaseFailed unreadable) {
            failure.addSuppressed(unreadable);
        }
        throw new LogFailed("nothing was stored at " + (after + 1), failure);
    }

    private Optional<Known> known(Event event) {
        return event instanceof Event.MessagePosted posted
                ? tables.receipt(
                                posted.conversation(),
                                posted.sender(),
                                posted.entry().id().orElseThrow())
                        .map(receipt -> new Known(posted.conversation(), receipt))
                : Optional.empty();
    }
}
