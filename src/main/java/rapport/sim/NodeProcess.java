package rapport.sim;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import rapport.desk.AgentId;
import rapport.desk.Answer;
import rapport.desk.Command;
import rapport.desk.NodeId;
import rapport.desk.Sender;
import rapport.desk.SiteId;
import rapport.desk.Status;
import rapport.gateway.Door;
import rapport.gateway.Gate;
import rapport.gateway.Peer;
import rapport.gateway.Sessions;
import rapport.log.EventLog.LogFailed;
import rapport.replica.Listener;
import rapport.replica.Notice;
import rapport.replica.Patience;
import rapport.replica.Replica;
import rapport.replica.Viewer;

/// One run of a node: the real replica, the real sessions. It has three kinds of threads, as in production: one for the
/// desk, one loop for all connections, and readers that may wait. Each goes on when the world says so.
final class NodeProcess {
    private final Machine machine;
    private final NodeId id;
    private final World world;
    private final Replica replica;
    private final Gate gate;
    private final List<Link> links = new ArrayList<>();
    private final ArrayDeque<Runnable> loop = new ArrayDeque<>();
    private final Executor loopExecutor = this::onLoop;
    private final Office office = new Office();
    private boolean dead;
    private boolean turning;
    private boolean turnDue;

    NodeProcess(Machine machine, String name) {
        this.machine = machine;
        this.world = machine.world();
        this.id = new NodeId(name);
        var store = new NodeStore(machine, this, world.disk());
        this.replica = Replica.byHand(
                Disk.DESK,
                id,
                store,
                store,
                machine::time,
                machine.chance().dice().split(),
                this::aside,
                new Standing());
        var settings = Gate.Settings.DEFAULT;
        var habits = world.plan().habits();
        this.gate = new Gate(
                replica,
                store,
                store,
                world.house(),
                (file, uploader, place) -> Optional.empty(),
                new Sessions(gone -> goneOffline(new Sender.Agent(gone.id(), gone.role()))),
                this::aside,
                machine::time,
                () -> world.scheduler().now(),
                world.house().epoch(),
                new Gate.Settings(
                        Duration.ofSeconds(habits.tick()),
                        settings.helloWithin(),
                        settings.stuck(),
                        settings.visitorPace(),
                        settings.visitorBurst(),
                        settings.agentPace(),
                        settings.agentBurst(),
                        settings.perVisitor(),
                        settings.limits()));
        poke();
        everySecond();
    }

    NodeId id() {
        return id;
    }

    List<Link> links() {
        return List.copyOf(links);
    }

    Executor loop() {
        return loopExecutor;
    }

    /// Does something in this process, unless it is dead, and looks what follows from it.
    void run(Runnable task) {
        machine.run(() -> {
            if (!dead) {
                world.guard(task);
                poke();
            }
        });
    }

    void after(Duration delay, Runnable task) {
        world.scheduler().after(delay, () -> run(task));
    }

    private void onLoop(Runnable task) {
        loop.add(task);
        after(
                Duration.ofNanos(machine.chance().below(400_000)),
                () -> loop.remove().run());
    }

    private void aside(Runnable read) {
        // Most pages are there at once; some come from a slow disk.
        int longest = machine.chance().once(20) ? 400_000_000 : 3_000_000;
        after(Duration.ofNanos(machine.chance().below(longest)), read);
    }

    // --- the desk's thread

    /// Whatever happened, the mailbox may have something now, or the desk another deadline.
    private void poke() {
        if (turning || turnDue || dead) {
            return;
        }
        if (replica.waiting()) {
            turnDue = true;
            after(Duration.ofNanos(machine.chance().below(1_000_000)), this::turn);
        } else {
            replica.wakeAt().ifPresent(at -> {
                turnDue = true;
                long nanos = Duration.between(machine.time(), at).toNanos();
                after(Duration.ofNanos(Math.clamp(nanos, 1_000_000, 1_000_000_000)), this::turn);
            });
        }
    }

    private void turn() {
        turnDue = false;
        work(() -> replica.turn(world.plan().habits().batch()));
    }

    private void everySecond() {
        after(Duration.ofSeconds(1), () -> {
            work(replica::second);
            hint();
            everySecond();
        });
    }

    /// There is no bus between nodes yet: one that has nothing to do does not look at the log. Where there are several,
    /// each is asked something about nobody now and then, which is answered only when it has read everything.
    private void hint() {
        if (world.plan().nodes() > 1) {
            command(new Command.DisconnectAgent(new AgentId("u_nobody"), new NodeId("nowhere")), answer -> {});
        }
    }

    private void work(Runnable task) {
        if (turning) {
            return;
        }
        turning = true;
        try {
            task.run();
        } catch (Crashed gone) {
            // Nobody is there any more to whom this happens.
        } finally {
            turning = false;
        }
    }

    /// The desk's thread waits, and everything else goes on.
    void stand(Duration duration) {
        if (dead || world.scheduler().halted()) {
            throw new Crashed();
        }
        // Before it was in the world there is nobody else to go on.
        if (turning) {
            world.scheduler().pass(duration);
            while (machine.frozen() && !dead && !world.scheduler().halted()) {
                world.scheduler().pass(Duration.ofMillis(100));
            }
        }
        if (dead) {
            throw new Crashed();
        }
    }

    private final class Standing implements Patience {
        @Override
        public void untilLog(Duration duration, LogFailed why) {
            stand(duration);
        }

        @Override
        public void untilRow(Duration duration) {
            // Readers take their time anyway.
        }
    }

    // --- connections

    /// A connection begins.
    void accept(Link link, Peer peer) {
        if (dead) {
            link.serverDied(false);
            return;
        }
        links.add(link);
        run(() -> link.accepted(new Door(gate, link.transport(), peer)));
    }

    void forget(Link link) {
        links.remove(link);
    }

    void drain() {
        replica.drain();
        gate.sessions().drain(Duration.ofSeconds(3), machine.chance().dice());
        poke();
    }

    void die(boolean silently) {
        dead = true;
        for (var link : links()) {
            link.serverDied(silently);
        }
        links.clear();
        loop.clear();
    }

    // --- what no person at a connection does

    private void goneOffline(Sender.Agent agent) {
        command(new Command.SetAvailability(agent.id(), agent, Status.OFFLINE), answer -> {});
    }

    /// Gives a command as REST does.
    void command(Command command, Consumer<Answer> then) {
        run(() -> replica.submit(office, office.ticket(then), command, Optional.<SiteId>empty()));
    }

    /// Hears the answers to what is asked by REST.
    private final class Office implements Listener {
        private final List<Consumer<Answer>> asked = new ArrayList<>();

        long ticket(Consumer<Answer> then) {
            asked.add(then);
            return asked.size() - 1L;
        }

        @Override
        public Viewer viewer() {
            return world.house().officer();
        }

        @Override
        public Executor loop() {
            return loopExecutor;
        }

        @Override
        public void hear(Notice notice) {
            if (notice instanceof Notice.Answered answered) {
                asked.get(Math.toIntExact(answered.ticket())).accept(answered.answer());
            }
        }

        @Override
        public void heard() {
            // Nothing to flush.
        }
    }
}
