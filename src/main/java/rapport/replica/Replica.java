package rapport.replica;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rapport.desk.Answer;
import rapport.desk.Command;
import rapport.desk.ConversationId;
import rapport.desk.DeskId;
import rapport.desk.NodeId;
import rapport.desk.SiteId;
import rapport.log.EventLog;
import rapport.log.Tables;

/// Runs one desk on this node: a mailbox, and a thread that empties it batch by batch. While one batch is being flushed
/// to
/// disk, the next one collects; nothing ever sleeps to collect.
///
/// All methods may be called by any thread and return at once, except [#ask] and [#inspect], which wait and belong on
/// virtual threads.
public final class Replica implements AutoCloseable {
    /// Orders carried out as one batch.
    private static final int BATCH = 2_048;
    /// Orders in the mailbox above which connections should stop reading.
    private static final int CROWDED = 20_000;

    private static final long SWEEP_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long COMPLAIN_NANOS = Duration.ofSeconds(10).toNanos();
    /// How often whoever waits for an answer looks whether there is still somebody to give it.
    private static final long ALIVE_SECONDS = 1;

    private static final Logger LOG = LoggerFactory.getLogger(Replica.class);

    private final BlockingQueue<Order> mailbox = new LinkedBlockingQueue<>();
    private final Engine engine;
    private final InstantSource clock;
    /// Empty where it is moved by hand.
    private final Optional<Thread> thread;
    private volatile boolean closing;
    private volatile boolean heldUp;
    private long complainedAt = System.nanoTime() - COMPLAIN_NANOS;

    /// Loads the desk and begins.
    ///
    /// @param readers where rows are read; may block
    /// @param broken told if this class is wrong about something: the process should stop rather than go on wrong
    public Replica(
            DeskId desk,
            NodeId node,
            EventLog log,
            Tables tables,
            InstantSource clock,
            RandomGenerator chance,
            Executor readers,
            Thread.UncaughtExceptionHandler broken) {
        this.clock = clock;
        this.engine = engine(desk, node, log, tables, chance, readers, new Parking());
        engine.start();
        this.thread = Optional.of(Thread.ofPlatform()
                .name("desk-" + desk)
                .uncaughtExceptionHandler(broken)
                .start(this::run));
    }

    private Replica(
            DeskId desk,
            NodeId node,
            EventLog log,
            Tables tables,
            InstantSource clock,
            RandomGenerator chance,
            Executor readers,
            Patience patience) {
        this.clock = clock;
        this.engine = engine(desk, node, log, tables, chance, readers, patience);
        engine.start();
        this.thread = Optional.empty();
    }

    /// Loads the desk, without a thread: nothing is carried out but by [#turn] and [#second]. For a simulation, whose
    /// world decides what happens when. [#ask] and [#inspect] would wait for ever.
    public static Replica byHand(
            DeskId desk,
            NodeId node,
            EventLog log,
            Tables tables,
            InstantSource clock,
            RandomGenerator chance,
            Executor readers,
            Patience patience) {
        return new Replica(desk, node, log, tables, clock, chance, readers, patience);
    }

    private Engine engine(
            DeskId desk,
            NodeId node,
            EventLog log,
            Tables tables,
            RandomGenerator chance,
            Executor readers,
            Patience patience) {
        return new Engine(
                desk,
                node,
                log,
                tables,
                clock,
                chance,
                conversation -> readers.execute(() -> mailbox.add(load(tables, conversation, patience))),
                mailbox::add,
                patience::untilLog);
    }

    /// Registers a connection; [Notice.Joined] follows.
    public void join(Listener listener) {
        mailbox.add(
                switch (listener.viewer()) {
                    case Viewer.OfVisitor visitor -> new Order.JoinVisitor(listener, visitor);
                    case Viewer.OfAgent agent -> new Order.JoinAgent(listener, agent);
                });
    }

    /// The connection is gone. It may still hear what was on its way.
    public void leave(Listener listener) {
        mailbox.add(new Order.Leave(listener));
    }

    /// Gives a command; [Notice.Answered] with this ticket follows, once.
    ///
    /// @param newcomerAt the visitor's site: their conversation begins if there is none
    public void submit(Listener listener, long ticket, Command command, Optional<SiteId> newcomerAt) {
        mailbox.add(new Order.Submit(
                command,
                Optional.of(listener),
                newcomerAt,
                Set.of(),
                answer -> engine.deliver(listener, engine.answered(ticket, answer))));
    }

    /// Agents: follows a conversation that need not be theirs; [Notice.Answered] follows.
    public void open(Listener listener, long ticket, ConversationId conversation) {
        mailbox.add(new Order.Open(listener, conversation, ticket));
    }

    public void unfollow(Listener listener, ConversationId conversation) {
        mailbox.add(new Order.Unfollow(listener, conversation));
    }

    public void watch(Listener listener, Scope scope) {
        mailbox.add(new Order.Watch(listener, scope));
    }

    /// @param seq in the listener's own numbering
    public void mark(Listener listener, ConversationId conversation, boolean read, long seq) {
        mailbox.add(new Order.Mark(listener, conversation, read, seq));
    }

    public void typing(Listener listener, ConversationId conversation, Optional<String> text) {
        mailbox.add(new Order.Typing(listener, conversation, text));
    }

    public void page(Listener listener, Viewer.PageSeen page) {
        mailbox.add(new Order.Page(listener, page));
    }

    /// [Notice.Heads] follows.
    public void askHeads(Listener listener) {
        mailbox.add(new Order.AskHeads(listener));
    }

    /// Gives a command and waits for its answer. Throws IllegalStateException if the replica stops before it comes.
    public Answer ask(Command command, Optional<SiteId> newcomerAt) {
        var answer = new CompletableFuture<Answer>();
        mailbox.add(new Order.Submit(command, Optional.empty(), newcomerAt, Set.of(), answer::complete));
        return awaited(answer);
    }

    /// Looks at the desk, on its own thread, between two batches.
    public <T> T inspect(Function<View, T> look) {
        var seen = new CompletableFuture<T>();
        mailbox.add(new Order.Inspect(view -> {
            try {
                seen.complete(look.apply(view));
            } catch (RuntimeException theirs) {
                seen.completeExceptionally(theirs);
            }
        }));
        return awaited(seen);
    }

    private <T> T awaited(CompletableFuture<T> answer) {
        while (true) {
            try {
                return answer.get(ALIVE_SECONDS, TimeUnit.SECONDS);
            } catch (TimeoutException late) {
                if (thread.filter(Thread::isAlive).isEmpty() && !answer.isDone()) {
                    throw new IllegalStateException(
                            "the desk has stopped; what was asked may have happened or not", late);
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted; what was asked may have happened or not", interrupted);
            } catch (ExecutionException failed) {
                throw failed.getCause() instanceof RuntimeException theirs
                        ? theirs
                        : new IllegalStateException(failed.getCause());
            }
        }
    }

    /// Whether so much waits that connections should stop reading for a while.
    public boolean crowded() {
        return mailbox.size() > CROWDED;
    }

    /// Whether the log cannot be reached at the moment: whatever is asked waits.
    public boolean heldUp() {
        return heldUp;
    }

    private static Order load(Tables tables, ConversationId conversation, Patience patience) {
        try {
            return new Order.Loaded(conversation, tables.conversation(conversation));
        } catch (EventLog.LogFailed failed) {
            patience.untilRow(Duration.ofMillis(100));
            return new Order.LoadFailed(conversation);
        }
    }

    /// Waits as threads do. Once the replica is to stop it gives up.
    private final class Parking implements Patience {
        @Override
        public void untilLog(Duration duration, EventLog.LogFailed why) {
            if (closing) {
                throw new GivenUp(why);
            }
            heldUp = true;
            if (System.nanoTime() - complainedAt > COMPLAIN_NANOS) {
                complainedAt = System.nanoTime();
                LOG.error("The log cannot be reached; nothing is acknowledged until it can.", why);
            }
            LockSupport.parkNanos(duration.toNanos());
        }

        @Override
        public void untilRow(Duration duration) {
            LockSupport.parkNanos(duration.toNanos());
        }
    }

    /// The log could not be reached until the end.
    private static final class GivenUp extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private GivenUp(EventLog.LogFailed why) {
            super(why);
        }
    }

    private void run() {
        try {
            work();
            engine.keepMarks();
        } catch (GivenUp end) {
            LOG.error("Stopped while the log could not be reached. What was not acknowledged is not stored.", end);
        }
    }

    private void work() {
        var batch = new ArrayList<Order>(BATCH);
        long sweepAt = System.nanoTime() + SWEEP_NANOS;
        while (!closing || !mailbox.isEmpty()) {
            take(batch, sweepAt);
            boolean second = System.nanoTime() - sweepAt >= 0;
            if (second) {
                batch.add(new Order.Sweep());
            }
            engine.work(batch);
            heldUp = false;
            if (second) {
                engine.everySecond();
                sweepAt = System.nanoTime() + SWEEP_NANOS;
            }
            batch.clear();
        }
    }

    /// Takes what is there, or waits until there is something, a deadline or the next sweep comes.
    private void take(List<Order> batch, long sweepAt) {
        try {
            long patience = Math.max(0, Math.min(sweepAt - System.nanoTime(), untilDeadline()));
            var first = mailbox.poll(patience, TimeUnit.NANOSECONDS);
            if (first != null) {
                batch.add(first);
                mailbox.drainTo(batch, BATCH - 1);
            }
        } catch (InterruptedException stop) {
            closing = true;
        }
    }

    // --- by hand

    /// Whether something is in the mailbox.
    public boolean waiting() {
        return !mailbox.isEmpty();
    }

    /// Carries out at most so many of the orders in the mailbox, as one batch. Without orders it looks at the time.
    public void turn(int most) {
        var batch = new ArrayList<Order>();
        mailbox.drainTo(batch, Math.min(most, BATCH));
        engine.work(batch);
    }

    /// What the thread does once a second.
    public void second() {
        engine.work(List.of(new Order.Sweep()));
        engine.everySecond();
    }

    /// When a turn is due although nothing may be in the mailbox.
    public Optional<Instant> wakeAt() {
        return engine.wakeAt();
    }

    private long untilDeadline() {
        return engine.wakeAt()
                .map(at -> Math.max(
                        Duration.ofMillis(1).toNanos(),
                        Duration.between(clock.instant(), at).toNanos()))
                .orElse(Long.MAX_VALUE);
    }

    /// This node is about to stop and sends everybody away. The grace of its agents does not begin now but when they
    /// could come back: at the next start, or when another node finds this one gone.
    public void drain() {
        mailbox.add(new Order.Drain());
    }

    /// Carries out what is in the mailbox, and stops.
    @Override
    public void close() {
        closing = true;
        mailbox.add(new Order.Sweep());
        try {
            if (thread.isPresent()) {
                thread.get().join();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
