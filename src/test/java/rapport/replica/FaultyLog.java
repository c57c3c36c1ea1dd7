package rapport.replica;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
        /// It is stored when [#land()] says so, unless somebody else has the position then.
        LATE_IN_DOUBT,
        /// The log cannot be read.
        UNREADABLE,
        /// Nothing is wrong this time.
        NONE
    }

    private final EventLog log;
    private final ArrayDeque<Fault> faults = new ArrayDeque<>();
    private final List<Attempt> attempts = new ArrayList<>();
    private final Set<Appended> outcomes = new HashSet<>();
    private final List<Runnable> late = new ArrayList<>();
    private Runnable before = () -> {};

    /// What was to be appended, and where.
    record Attempt(long after, Batch batch) {}

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

    /// Nothing fails from now on.
    void heal() {
        faults.clear();
        before = () -> {};
        land();
    }

    int appends() {
        return attempts.size();
    }

    List<Attempt> attempts() {
        return attempts;
    }

    /// What became of the appends that did not fail.
    Set<Appended> outcomes() {
        return outcomes;
    }

    /// The commits in doubt come to an end.
    void land() {
        late.forEach(Runnable::run);
        late.clear();
    }

    @Override
    public Appended append(DeskId desk, long after, Batch batch, Changes changes) {
        attempts.add(new Attempt(after, batch));
        var action = before;
        before = () -> {};
        action.run();
        return switch (fault()) {
            case FAILED -> throw new LogFailed("disk full", new IllegalStateException("full"));
            case STORED_IN_DOUBT -> {
                log.append(desk, after, batch, changes);
                throw inDoubt();
            }
            case LOST_IN_DOUBT -> throw inDoubt();
            case LATE_IN_DOUBT -> {
                late.add(() -> log.append(desk, after, batch, changes));
                throw inDoubt();
            }
            case UNREADABLE, NONE -> {
                var outcome = log.append(desk, after, batch, changes);
                outcomes.add(outcome);
                yield outcome;
            }
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

    private static OutcomeUnknown inDoubt() {
        return new OutcomeUnknown("in doubt", new IllegalStateException("connection lost"));
    }

    private Fault fault() {
        var fault = faults.poll();
        return fault == null ? Fault.NONE : fault;
    }
}
