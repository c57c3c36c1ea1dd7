package rapport.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rapport.log.EventLog.LogFailed;

/// What a node runs on: its clock, its way to the database, and the process, if it runs.
final class Machine {
    private final World world;
    private final int number;
    private final Chance chance;
    private final List<Fault.AppendsFail> failing = new ArrayList<>();
    private final ArrayDeque<Runnable> thawing = new ArrayDeque<>();
    private Optional<NodeProcess> process = Optional.empty();
    private Optional<Fault.Crash> untold = Optional.empty();
    private Duration skew = Duration.ZERO;
    private Duration slowness = Duration.ZERO;
    private int unreadable;
    private long frozenUntil;
    private long backlogUntil = -1;
    private int starts;

    Machine(World world, int number) {
        this.world = world;
        this.number = number;
        this.chance = new Chance(world.plan().seed(), "machine " + number);
    }

    World world() {
        return world;
    }

    Chance chance() {
        return chance;
    }

    Optional<NodeProcess> process() {
        return process;
    }

    Instant time() {
        return world.time().plus(skew);
    }

    boolean frozen() {
        return world.scheduler().now() < frozenUntil;
    }

    /// Does something on this machine: at once, or when it goes on.
    void run(Runnable task) {
        if (frozen()) {
            thawing.add(task);
        } else if (world.scheduler().now() <= backlogUntil) {
            inTurn(task);
        } else {
            task.run();
        }
    }

    /// After all that piled up before it.
    private void inTurn(Runnable task) {
        backlogUntil = Math.max(backlogUntil, world.scheduler().now()) + 1;
        world.scheduler().at(backlogUntil, () -> {
            if (frozen()) {
                thawing.add(task);
            } else {
                task.run();
            }
        });
    }

    void start() {
        if (process.isPresent()) {
            return;
        }
        try {
            process = Optional.of(new NodeProcess(this, "n" + number + "-" + ++starts));
        } catch (LogFailed unreachable) {
            world.scheduler().after(Duration.ofSeconds(1), this::start);
        }
    }

    /// @param silently whether nobody is told, as when the power fails
    void crash(boolean silently) {
        process.ifPresent(died -> {
            world.sometimes().saw(Sight.NODE_CRASHED);
            process = Optional.empty();
            thawing.clear();
            frozenUntil = 0;
            died.die(silently);
        });
    }

    private void crash(Fault.Crash crash) {
        crash(crash.silently());
        world.scheduler().after(crash.down(), this::start);
    }

    /// Something was committed, and nobody was told.
    void committed() {
        untold.ifPresent(crash -> {
            untold = Optional.empty();
            crash(crash);
        });
    }

    private void stop() {
        process.ifPresent(stopping -> {
            stopping.drain();
            world.scheduler().after(Duration.ofMillis(500), () -> {
                if (process.equals(Optional.of(stopping))) {
                    process = Optional.empty();
                    stopping.die(false);
                }
            });
        });
    }

    /// What goes wrong begins.
    void suffer(Fault.OfNode fault) {
        var scheduler = world.scheduler();
        switch (fault) {
            case Fault.AppendsFail fails -> {
                failing.add(fails);
                scheduler.after(fails.lasting(), () -> failing.remove(fails));
            }
            case Fault.AppendsAreSlow slow -> {
                slowness = slow.slowness();
                scheduler.after(slow.lasting(), () -> slowness = Duration.ZERO);
            }
            case Fault.ReadsFail fails -> {
                unreadable = fails.percent();
                scheduler.after(fails.lasting(), () -> unreadable = 0);
            }
            case Fault.Crash crash -> {
                if (crash.untold()) {
                    untold = Optional.of(crash);
                } else {
                    crash(crash);
                }
            }
            case Fault.Restart restart -> {
                if (restart.restored()) {
                    world.house().restore();
                }
                stop();
                scheduler.after(restart.down().plusSeconds(1), this::start);
            }
            case Fault.Freeze freeze -> freeze(freeze.lasting());
            case Fault.ClockJump jump -> skew = skew.plus(jump.by());
            case Fault.Partition partition ->
                process.ifPresent(
                        running -> running.links().forEach(link -> link.hold(partition.lasting(), true, true)));
        }
    }

    private void freeze(Duration lasting) {
        if (process.isEmpty()) {
            return;
        }
        world.sometimes().saw(Sight.NODE_FROZEN);
        frozenUntil = world.scheduler().now() + lasting.toNanos();
        world.scheduler().after(lasting, this::thaw);
    }

    private void thaw() {
        while (!frozen() && !thawing.isEmpty()) {
            inTurn(thawing.poll());
        }
    }

    /// Nothing is wrong any more; clocks stay as they are, which is not wrong enough to matter.
    void heal() {
        failing.clear();
        untold = Optional.empty();
        slowness = Duration.ZERO;
        unreadable = 0;
        frozenUntil = 0;
        thaw();
        start();
    }

    Duration slowness() {
        return slowness;
    }

    boolean unreadable() {
        return unreadable > 0 && chance.percent(unreadable);
    }

    /// What becomes of the next append.
    Optional<Fault.Append> appendFault() {
        for (var fails : failing) {
            if (chance.percent(fails.percent())) {
                return Optional.of(fails.how());
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return "n" + number;
    }
}
