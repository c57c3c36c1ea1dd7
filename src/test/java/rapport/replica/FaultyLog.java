package rapport.replica;

import java.util.ArrayDeque;
import java.util.List;
import rapport.desk.Changes;
import rapport.desk.DeskId;
import rapport.log.Batch;
import rapport.log.EventLog;

/// A log that fails as it is told to, once for each fault.
final class FaultyLog implements EventLog {
    enum Fault {
        /// Nothing is stored.
        FAILED,
        /// It is stored, and nobody knows.
        STORED_IN_DOUBT,
        /// It is not stored, and nobody knows.
        LOST_IN_DOUBT,
        /// The log cannot be read.
        UNREADABLE,
        /// Nothing is wrong this time.
        NONE
    }

    private final EventLog log;
    private final ArrayDeque<Fault> faults = new ArrayDeque<>();
    private Runnable before = () -> {};
    private int appends;

    FaultyLog(EventLog log) {
        this.log = log;
    }

    FaultyLog next(Fault... fault) {
        faults.addAll(List.of(fault));
        return this;
    }

    /// Done before the next append.
    void before(Runnable action) {
        before = action;
    }

    int appends() {
        return appends;
    }

    @Override
    public Appended append(DeskId desk, long after, Batch batch, Changes changes) {
        appends++;
        var action = before;
        before = () -> {};
        action.run();
        return switch (fault()) {
            case FAILED -> throw new LogFailed("disk full", new IllegalStateException("full"));
            case STORED_IN_DOUBT -> {
                log.append(desk, after, batch, changes);
                throw new OutcomeUnknown("in doubt", new IllegalStateException("connection lost"));
            }
            case LOST_IN_DOUBT -> throw new OutcomeUnknown("in doubt", new IllegalStateException("connection lost"));
            case UNREADABLE, NONE -> log.append(desk, after, batch, changes);
        };
    }

    @Override
    public List<Batch> read(DeskId desk, long after, int limit) {
        if (faults.peek() == Fault.UNREADABLE) {
            faults.poll();
            throw new LogFailed("unreadable", new IllegalStateException("connection lost"));
        }
        return log.read(desk, after, limit);
    }

    private Fault fault() {
        var fault = faults.poll();
        return fault == null ? Fault.NONE : fault;
    }
}
