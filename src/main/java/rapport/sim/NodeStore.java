package rapport.sim;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import rapport.desk.Changes;
import rapport.desk.ConversationId;
import rapport.desk.DeskId;
import rapport.desk.Entry;
import rapport.desk.Marks;
import rapport.desk.MessageId;
import rapport.desk.Receipt;
import rapport.desk.VisibleEntry;
import rapport.log.Batch;
import rapport.log.EventLog;
import rapport.log.Tables;
import rapport.transcript.Transcript;

/// A node's way to the database: slow, broken, full, and cut off by the death of the process. What the database has
/// answered is flushed.
final class NodeStore implements EventLog, Tables, Transcript {
    private final Machine machine;
    private final NodeProcess process;
    private final Disk disk;

    NodeStore(Machine machine, NodeProcess process, Disk disk) {
        this.machine = machine;
        this.process = process;
        this.disk = disk;
    }

    @Override
    public Appended append(DeskId desk, long after, Batch batch, Changes changes) {
        var sometimes = machine.world().sometimes();
        wait(machine.slowness().isZero() ? machine.chance().millis(0, 3) : machine.slowness());
        if (disk.full() && !batch.events().isEmpty()) {
            sometimes.saw(Sight.APPEND_FAILED);
            throw new LogFailed("disk full", new IllegalStateException("full"));
        }
        var fault = machine.appendFault();
        if (fault.isPresent()) {
            switch (fault.get()) {
                case FAILED -> {
                    sometimes.saw(Sight.APPEND_FAILED);
                    throw new LogFailed("unreachable", new IllegalStateException("cut"));
                }
                case STORED_IN_DOUBT -> disk.append(desk, after, batch, changes);
                case LOST_IN_DOUBT -> {}
                case LATE_IN_DOUBT ->
                    machine.world()
                            .scheduler()
                            .after(machine.chance().millis(1, 3_000), () -> disk.append(desk, after, batch, changes));
            }
            wait(machine.chance().millis(0, 50));
            sometimes.saw(Sight.APPEND_IN_DOUBT);
            throw new OutcomeUnknown("in doubt", new IllegalStateException("cut"));
        }
        var outcome = disk.append(desk, after, batch, changes);
        if (outcome instanceof Appended.Overtaken) {
            sometimes.saw(Sight.RACE_LOST);
        }
        boolean stored = outcome instanceof Appended.Stored && !batch.events().isEmpty();
        if (stored) {
            machine.committed();
        }
        try {
            wait(machine.slowness().isZero() ? machine.chance().millis(0, 2) : machine.slowness());
        } catch (Crashed crashed) {
            if (stored) {
                sometimes.saw(Sight.COMMITTED_UNTOLD);
            }
            throw crashed;
        }
        return outcome;
    }

    /// The thread stands still while the world goes on.
    private void wait(Duration duration) {
        process.stand(duration);
    }

    private <T> T reading(Supplier<T> read) {
        if (machine.unreadable()) {
            throw new LogFailed("unreadable", new IllegalStateException("cut"));
        }
        return read.get();
    }

    @Override
    public List<Batch> read(DeskId desk, long after, int limit) {
        return reading(() -> disk.memory().read(desk, after, limit));
    }

    @Override
    public State state(DeskId desk) {
        return reading(() -> disk.memory().state(desk));
    }

    @Override
    public Optional<Row> conversation(ConversationId id) {
        return reading(() -> disk.memory().conversation(id));
    }

    @Override
    public Optional<Receipt> receipt(ConversationId conversation, String sender, MessageId id) {
        return reading(() -> disk.memory().receipt(conversation, sender, id));
    }

    @Override
    public void keep(Map<ConversationId, Marks> marks) {
        reading(() -> {
            disk.memory().keep(marks);
            return true;
        });
    }

    @Override
    public Page<Entry<?>> all(ConversationId conversation, Range range) {
        return reading(() -> disk.memory().all(conversation, range));
    }

    @Override
    public Page<VisibleEntry> visible(ConversationId conversation, Range range) {
        return reading(() -> disk.memory().visible(conversation, range));
    }
}
