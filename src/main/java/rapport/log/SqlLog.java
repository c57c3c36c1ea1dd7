package rapport.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import rapport.desk.Changes;
import rapport.desk.Content;
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
/// in the core, and stored here.
public final class SqlLog implements EventLog {
    private final Database database;
    private final SqlTables tables;

    public SqlLog(Database database) {
        this.database = database;
        this.tables = new SqlTables(database);
    }

    @Override
    public Appended append(DeskId desk, long after, Batch batch, Changes changes) {
        try {
            return batch.events().isEmpty() ? compared(desk, after) : stored(desk, after, batch, changes);
        } catch (CommitInDoubt doubt) {
            throw new OutcomeUnknown("the batch may be stored at " + (after + 1), doubt);
        } catch (DatabaseFailed failure) {
            return explained(desk, after, batch, failure);
        }
    }

    @Override
    public List<Batch> read(DeskId desk, long after, int limit) {
        try {
            return database.read(sql -> LogTable.after(sql, desk, after, limit)).stream()
                    .map(row -> new Batch(row.origin(), row.at(), row.events()))
                    .toList();
        } catch (DatabaseFailed failure) {
            throw new LogFailed("the log cannot be read after " + after, failure);
        }
    }

    private Appended compared(DeskId desk, long after) {
        return database.read(sql -> LogTable.head(sql, desk)) == after ? Appended.STORED : Appended.OVERTAKEN;
    }

    private Appended stored(DeskId desk, long after, Batch batch, Changes changes) {
        return database.write(sql -> {
            LogTable.insert(sql, desk, new LogTable.Row(after + 1, batch.origin(), batch.at(), batch.events()));
            fold(sql, batch.events());
            ConversationTable.upsert(sql, desk, changes.conversations(), batch.at());
            AgentTable.upsert(sql, desk, changes.agents());
            PolicyTable.upsert(sql, desk, changes.policies());
            NamedTable.changeTeams(sql, desk, changes.teams());
            NamedTable.changeSkills(sql, desk, changes.skills());
            return Appended.STORED;
        });
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

    /// A refused write means that a key was taken, or that the world failed. Which, the tables tell.
    private Appended explained(DeskId desk, long after, Batch batch, DatabaseFailed failure) {
        try {
            var holder = database.read(sql -> LogTable.origin(sql, desk, after + 1));
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
