package rapport.torture;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import rapport.audit.Rule;
import rapport.torture.Weather.Passage;

/// Carries a [Plan] out. What is done to the process is done by this thread, one after the other; what is done to the
/// network, the disk and the clock is lifted by another, so that faults overlap.
final class Nemesis implements AutoCloseable {

    private static final Duration UNDER_LOAD = Duration.ofSeconds(15);
    /// After this an answer that had left the server has been read.
    private static final Duration ON_ITS_WAY = Duration.ofMillis(500);
    private static final Duration COME_BACK = Duration.ofSeconds(90);

    private final Victim victim;
    private final Crowd crowd;
    private final Consumer<String> journal;
    private final Consumer<String> wrong;
    private final LongSupplier acknowledged;
    private final LongSupplier stored;
    private final Runnable restarted;
    private final Random random;
    private final Tracer tracer = new Tracer();
    private final ScheduledExecutorService lifting = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("lifting").factory());
    private final Map<Fault, Integer> done = new EnumMap<>(Fault.class);
    private final List<ScheduledFuture<?>> lifts = new ArrayList<>();
    private ScheduledFuture<?> traced;
    private boolean quickNetwork;
    private int starts;
    private int refusedStarts;

    /// @param journal hears of everything that is done
    /// @param wrong hears of what a server must never do
    /// @param acknowledged how many messages were so far
    /// @param stored of those, the ones that were not there before
    /// @param killed called while the server is down after a kill
    Nemesis(
            Victim victim,
            Crowd crowd,
            long seed,
            Consumer<String> journal,
            Consumer<String> wrong,
            LongSupplier acknowledged,
            LongSupplier stored,
            Runnable killed) {
        this.victim = victim;
        this.crowd = crowd;
        this.journal = journal;
        this.wrong = wrong;
        this.acknowledged = acknowledged;
        this.stored = stored;
        this.restarted = killed;
        random = new Random(seed);
        traced = lifting.schedule(() -> {}, 0, TimeUnit.MILLISECONDS);
    }

    void run(Plan plan) {
        quickNetwork = plan.steps().stream().noneMatch(step -> step.fault().onTheWay());
        for (Plan.Step step : plan.steps()) {
            Victim.pause(step.after());
            noticeDeath();
            journal.accept(step.toString());
            carryOut(step);
            done.merge(step.fault(), 1, Integer::sum);
        }
        lifts.forEach(Nemesis::await);
        await(traced);
        noticeDeath();
        journal.accept("healed");
    }

    Map<Fault, Integer> done() {
        return Collections.unmodifiableMap(done);
    }

    int refusedStarts() {
        return refusedStarts;
    }

    private void carryOut(Plan.Step step) {
        switch (step.fault()) {
            case KILL -> {
                awaitLoad(step.amount());
                Victim.pause(Duration.ofMillis(random.nextLong(50)));
                victim.kill();
                restarted.run();
                Victim.pause(step.lasts());
                comeBack();
            }
            case STOP -> {
                if (!victim.stop()) {
                    wrong.accept("the server did not stop in time when told to");
                }
                Victim.pause(step.lasts());
                comeBack();
            }
            case FREEZE -> {
                victim.freeze();
                Victim.pause(step.lasts());
                victim.thaw();
            }
            case LATE ->
                weather(step, Weather.late(Duration.ofMillis(step.amount()), Duration.ofMillis(step.amount() / 2 + 1)));
            case NARROW -> weather(step, Weather.narrow(step.amount()));
            case SLICES -> weather(step, Weather.inSlices());
            case HELD -> weather(step, Weather.passing(Passage.HELD, Passage.HELD));
            case SILENT -> weather(step, Weather.passing(Passage.LOST, Passage.LOST));
            case SILENT_UP -> weather(step, Weather.passing(Passage.LOST, Passage.OPEN));
            case SILENT_DOWN -> weather(step, Weather.passing(Passage.OPEN, Passage.LOST));
            case CUT_RESET -> cut(step, Cut.Manner.RESET);
            case CUT_FINISH -> cut(step, Cut.Manner.FINISH);
            case HALF_CLOSE -> cut(step, Cut.Manner.HALF);
            case DISK_FULL -> {
                SmallDisk disk = victim.disk().orElseThrow();
                disk.fill();
                lift(step, disk::free);
            }
            case FLUSH_FAILS -> failFlushes(step);
            case SLOW_DISK -> trace(() -> tracer.slowFlushes(victim.pid(), step.amount()), step, tracer::detach);
            case CLOCK -> {
                victim.turnClock(step.amount());
                lift(step, () -> victim.turnClock(0));
            }
        }
    }

    private void weather(Plan.Step step, Weather weather) {
        List<Link> hit = some(step.share());
        hit.forEach(link -> link.apply(weather));
        lift(step, () -> hit.forEach(link -> link.lift(weather)));
    }

    private void cut(Plan.Step step, Cut.Manner manner) {
        List<Link> hit = some(step.share());
        Direction direction = random.nextBoolean() ? Direction.UP : Direction.DOWN;
        hit.forEach(link -> link.cut(new Cut(direction, random.nextInt(step.amount() + 1), manner)));
    }

    /// While every flush fails nothing new may be acknowledged. That can be seen only where acknowledgements come at
    /// once: an earlier one may still be on its way otherwise.
    private void failFlushes(Plan.Step step) {
        AtomicLong pid = new AtomicLong();
        AtomicLong before = new AtomicLong();
        trace(
                () -> {
                    tracer.failFlushes(victim.pid());
                    if (tracer.awaitAttached(victim.pid()) && quickNetwork) {
                        Victim.pause(ON_ITS_WAY);
                        before.set(stored.getAsLong());
                        pid.set(victim.pid());
                    }
                },
                step,
                () -> {
                    long acknowledgedMeanwhile = stored.getAsLong() - before.get();
                    if (pid.get() != 0 && pid.get() == victim.pid()) { // else another one was started since
                        journal.accept("every flush failed; newly acknowledged meanwhile: " + acknowledgedMeanwhile);
                        if (acknowledgedMeanwhile > 0) {
                            wrong.accept(Rule.I1 + ": " + acknowledgedMeanwhile
                                    + " messages were acknowledged while every flush failed");
                        }
                    }
                    tracer.detach();
                });
    }

    /// One process can be traced by one tracer.
    private void trace(Runnable attach, Plan.Step step, Runnable detach) {
        await(traced);
        if (victim.alive()) {
            attach.run();
        }
        traced = lifting.schedule(detach, step.lasts().toMillis(), TimeUnit.MILLISECONDS);
    }

    private void lift(Plan.Step step, Runnable lift) {
        lifts.add(lifting.schedule(lift, step.lasts().toMillis(), TimeUnit.MILLISECONDS));
    }

    private List<Link> some(double share) {
        return crowd.links().stream()
                .filter(link -> random.nextDouble() < share)
                .toList();
    }

    /// A kill is of interest when something is under way.
    private void awaitLoad(int messages) {
        long from = acknowledged.getAsLong();
        long deadline = System.nanoTime() + UNDER_LOAD.toNanos();
        while (acknowledged.getAsLong() - from < messages && System.nanoTime() < deadline) {
            Victim.pause(Duration.ofMillis(2));
        }
    }

    /// A server that ended by itself says so here; it is started again, as an operator's supervisor would.
    private void noticeDeath() {
        if (!victim.alive()) {
            wrong.accept("the server ended by itself with " + victim.exitCode() + ": " + tail(victim.log()));
            comeBack();
        }
    }

    /// With a full disk a start may be refused; it is tried until it works.
    private void comeBack() {
        long deadline = System.nanoTime() + COME_BACK.toNanos();
        while (!victim.start()) {
            refusedStarts++;
            journal.accept("a start was refused: " + tail(victim.log()));
            if (System.nanoTime() > deadline) {
                throw new TortureFailed("the server does not start any more: " + tail(victim.log()));
            }
            Victim.pause(Duration.ofMillis(200));
        }
        starts++;
    }

    int starts() {
        return starts;
    }

    private static String tail(String log) {
        return log.substring(Math.max(0, log.length() - 600)).strip();
    }

    private static void await(ScheduledFuture<?> lift) {
        try {
            lift.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new TortureFailed("interrupted", interrupted);
        } catch (ExecutionException failed) {
            throw new TortureFailed("a fault could not be lifted", failed);
        }
    }

    @Override
    public void close() {
        tracer.detach();
        lifting.shutdownNow();
    }
}
