package rapport.sim;

import java.util.function.Consumer;
import rapport.desk.Changes;
import rapport.desk.DeskId;
import rapport.log.Batch;
import rapport.log.EventLog.Appended;
import rapport.log.MemoryLog;

/// The one database that all nodes share. What is in it stays.
final class Disk {
    static final DeskId DESK = new DeskId("desk");

    private final MemoryLog memory = new MemoryLog();
    private final Consumer<Batch> committed;
    private long seen;
    private boolean full;

    /// @param committed told of every batch, right when it is there
    Disk(Consumer<Batch> committed) {
        this.committed = committed;
    }

    MemoryLog memory() {
        return memory;
    }

    boolean full() {
        return full;
    }

    void full(boolean isFull) {
        full = isFull;
    }

    Appended append(DeskId desk, long after, Batch batch, Changes changes) {
        var outcome = memory.append(desk, after, batch, changes);
        for (var news : memory.read(desk, seen, Integer.MAX_VALUE / 2)) {
            seen++;
            committed.accept(news);
        }
        return outcome;
    }
}
