package rapport.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import rapport.desk.AgentId;
import rapport.desk.Answer;
import rapport.desk.Command;
import rapport.desk.Event;
import rapport.desk.Moment;
import rapport.desk.NodeId;
import rapport.desk.RandomPlay;
import rapport.desk.Shop;
import rapport.log.EventLog;
import rapport.log.MemoryLog;

/// A few nodes on one log, and all that chance can do to them: commands, connections, late rows, failing
/// appends, commits in doubt, races, crashes. The same seed gives the same play.
final class RandomNodes {
    private static final int AGENTS = 4;
    private static final int VISITORS = 8;
    /// Once in so many steps.
    private static final int SELDOM = 12;

    private final Random chance;
    private final MemoryLog memory = new MemoryLog();
    private final HandClock clock = new HandClock();
    /// Where the log stands, for those who make up what to do next.
    private final Shop model = new Shop();
    private final RandomPlay play;
    private final List<Machine> machines = new ArrayList<>();
    private final List<Witnesses.Sent> sent = new ArrayList<>();
    private final List<Witnesses.Heard> heard = new ArrayList<>();
    private long modelled;
    private boolean healed;

    /// The process of a node died.
    private static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /// What a node runs on. Its log outlives it: a commit in doubt may land after a crash.
    private final class Machine {
        private final String name;
        private final FaultyLog log = new FaultyLog(memory);
        private final List<Order> onTheirWay = new ArrayList<>();
        private Optional<Node> node = Optional.empty();
        private boolean busy;

        private Machine(String name) {
            this.name = name;
        }

        private Node started() {
            if (node.isEmpty()) {
                onTheirWay.clear();
                var started = new Node(name, log, memory, clock, new Random(chance.nextLong()));
                started.atPause(() -> whileItWaits());
                node = Optional.of(started);
            }
            return node.get();
        }

        private void whileItWaits() {
            if (healed) {
                return;
            }
            if (chance.nextInt(SELDOM) == 0) {
                throw new Crash();
            }
            if (chance.nextInt(3) == 0) {
                log.land();
            }
            if (chance.nextInt(3) == 0) {
                any().batch();
            }
        }

        private void batch() {
            if (busy) {
                return;
            }
            busy = true;
            try {
                started().batch();
            } catch (Crash crash) {
                node = Optional.empty();
            } finally {
                busy = false;
            }
        }

        private boolean runs(Node run) {
            return node.equals(Optional.of(run));
        }
    }

    RandomNodes(long seed) {
        chance = new Random(seed);
        play = new RandomPlay(model, chance, AGENTS, VISITORS);
        int nodes = 2 + chance.nextInt(2);
        for (int i = 1; i <= nodes; i++) {
            machines.add(new Machine("n" + i));
        }
    }

    private Machine any() {
        return machines.get(chance.nextInt(machines.size()));
    }

    /// Chance has its way for so many steps; then everything is mended.
    RandomNodes play(int steps) {
        for (int i = 0; i < steps; i++) {
            step(any());
            look();
        }
        heal();
        return this;
    }

    private void look() {
        for (var batch : memory.read(Node.DESK, modelled, Integer.MAX_VALUE)) {
            model.desk.apply(batch.events());
            modelled++;
        }
    }

    private void step(Machine machine) {
        if (machine.busy) {
            return;
        }
        switch (chance.nextInt(16)) {
            case 0, 1, 2, 3, 4 -> submit(machine, play.next());
            case 5 -> connect(machine);
            case 6 -> machine.onTheirWay.addAll(machine.started().loaded());
            case 7 -> arrive(machine);
            case 8 -> second(machine);
            case 9 -> clock.turn(play.pause());
            case 10 -> trouble(machine);
            case 11 -> machine.log.before(() -> any().batch());
            case 12 -> disconnect();
            default -> machine.batch();
        }
    }

    private void submit(Machine machine, Command command) {
        var run = machine.started();
        sent.add(new Witnesses.Sent(command, run.submit(command), run));
    }

    private void connect(Machine machine) {
        var run = machine.started();
        var conversation = Shop.of("c" + chance.nextInt(VISITORS));
        if (chance.nextBoolean()) {
            var name = conversation.value().substring(2);
            heard.add(new Witnesses.Heard(run.visitor(name), run, conversation, false));
        } else {
            var ear = run.agent(new AgentId("a" + chance.nextInt(AGENTS)));
            run.order(new Order.Open(ear, conversation, 1));
            heard.add(new Witnesses.Heard(ear, run, conversation, true));
        }
    }

    private void disconnect() {
        if (!heard.isEmpty()) {
            var gone = heard.get(chance.nextInt(heard.size()));
            if (machines.stream().anyMatch(machine -> machine.runs(gone.run()))) {
                gone.run().leave(gone.ear());
                heard.remove(gone);
            }
        }
    }

    private void arrive(Machine machine) {
        if (!machine.onTheirWay.isEmpty()) {
            var order = machine.onTheirWay.remove(chance.nextInt(machine.onTheirWay.size()));
            boolean fails = chance.nextInt(4) == 0;
            machine.started()
                    .order(
                            fails && order instanceof Order.Loaded loaded
                                    ? new Order.LoadFailed(loaded.conversation())
                                    : order);
        }
    }

    private void second(Machine machine) {
        machine.started().order(new Order.Sweep());
        machine.batch();
        machine.node.ifPresent(run -> run.engine.everySecond());
    }

    private void trouble(Machine machine) {
        if (chance.nextInt(SELDOM) == 0) {
            machine.node = Optional.empty();
            return;
        }
        var faults = FaultyLog.Fault.values();
        for (int i = chance.nextInt(4); i >= 0; i--) {
            machine.log.next(faults[chance.nextInt(faults.length)]);
        }
    }

    /// Nothing fails any more; everything that was asked is answered, and all nodes read what there is.
    private void heal() {
        healed = true;
        machines.forEach(machine -> machine.log.heal());
        long before = -1;
        for (int round = 0; before != modelled; round++) {
            assertThat(round).as("rounds until nobody appends any more").isLessThan(20);
            before = modelled;
            for (var machine : machines) {
                var run = machine.started();
                machine.onTheirWay.forEach(run::order);
                machine.onTheirWay.clear();
                // Changes nothing, and is answered only when the node has read everything.
                run.submit(new Command.DisconnectAgent(new AgentId("nobody"), new NodeId("nowhere")));
                run.rest();
                run.second().rest();
            }
            look();
        }
    }

    /// What must be true after all that.
    void check() {
        var audit = new Audit(memory).holds();
        machines.forEach(machine -> audit.agreesWith(machine.started()));
        assertThat(model.desk.sweep(new Moment(clock.instant(), chance)))
                .as("what is left to do")
                .isEmpty();
        for (var each : sent) {
            assertThat(each.answered().now().isPresent() || !alive(each.run()))
                    .as("an answer to %s", each.command())
                    .isTrue();
        }
        var witnesses = new Witnesses(audit, sent);
        witnesses.answersAreTrue();
        witnesses.whatWasRefusedIsNotThere();
        witnesses.oneIsNewAndTheOthersAreDuplicates();
        witnesses.sendersAreInOrder();
        heard.stream().filter(follows -> alive(follows.run())).forEach(witnesses::heardEverything);
    }

    private boolean alive(Node run) {
        return machines.stream().anyMatch(machine -> machine.runs(run));
    }

    /// What chance came upon: a play that never comes to the hard cases proves little.
    Set<Sight> seen() {
        var seen = EnumSet.noneOf(Sight.class);
        for (var machine : machines) {
            for (var outcome : machine.log.outcomes()) {
                switch (outcome) {
                    case EventLog.Appended.Stored stored -> {}
                    case EventLog.Appended.Overtaken overtaken -> seen.add(Sight.OVERTAKEN);
                    case EventLog.Appended.Repeated repeated -> seen.add(Sight.REPEATED);
                }
            }
        }
        for (var each : sent) {
            switch (each.answered().now().orElse(Answer.DONE)) {
                case Answer.Posted posted when posted.duplicate() -> seen.add(Sight.DUPLICATE);
                case Answer.Refused refused -> seen.add(Sight.REFUSED);
                default -> {}
            }
            if (each.answered().now().isEmpty()) {
                seen.add(Sight.ANSWER_LOST);
            }
        }
        for (var batch : memory.read(Node.DESK, 0, Integer.MAX_VALUE)) {
            for (var event : batch.events()) {
                if (event instanceof Event.ConversationAssigned assigned) {
                    seen.add(assigned.entry().content().from().isPresent() ? Sight.DRIFTED : Sight.ASSIGNED);
                }
            }
        }
        if (heard.stream().anyMatch(follows -> follows.ear().entries().size() > 5)) {
            seen.add(Sight.FOLLOWED);
        }
        return seen;
    }

    enum Sight {
        OVERTAKEN,
        REPEATED,
        DUPLICATE,
        REFUSED,
        ANSWER_LOST,
        ASSIGNED,
        DRIFTED,
        FOLLOWED
    }
}
