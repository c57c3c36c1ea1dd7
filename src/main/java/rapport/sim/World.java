package rapport.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import rapport.audit.Recorder;
import rapport.audit.Rule;
import rapport.desk.AgentId;
import rapport.desk.Command;
import rapport.desk.ConversationId;
import rapport.desk.NodeId;
import rapport.wire.CloseCode;

/// One world of one seed: a database, some machines, some people. First chance has its way; then everything is mended
/// and must come to rest; then the judges look.
final class World {
    private static final Instant BEGINNING = Instant.parse("2026-01-05T08:00:00Z");
    private static final Duration HEALING = Duration.ofMinutes(2);

    private final Plan plan;
    private final Optional<Traces> traces;
    private final Scheduler scheduler;
    private final Sometimes sometimes = new Sometimes();
    private final List<String> broken = new ArrayList<>();
    private final Auditor auditor = new Auditor(sometimes, this::broken);
    private final Recorder recorder;
    private final House house = new House();
    private final Disk disk;
    private final List<Machine> machines = new ArrayList<>();
    private final List<Person> people = new ArrayList<>();
    private final List<Staff> staff = new ArrayList<>();
    private final Chance chance;
    private final Offices offices;

    World(Plan plan) {
        this(plan, Optional.empty());
    }

    /// @param traces where every step of every page is written down; that changes nothing
    World(Plan plan, Optional<Traces> traces) {
        this.plan = plan;
        this.traces = traces;
        this.scheduler = new Scheduler(new Chance(plan.seed(), "time").dice());
        this.recorder = new Recorder(scheduler::now);
        this.chance = new Chance(plan.seed(), "world");
        this.offices = new Offices(this, chance);
        this.disk = new Disk(batch -> {
            scheduler.note(batch.events().toString().hashCode());
            auditor.committed(batch, scheduler.now());
        });
    }

    Plan plan() {
        return plan;
    }

    Optional<Traces> traces() {
        return traces;
    }

    Scheduler scheduler() {
        return scheduler;
    }

    Sometimes sometimes() {
        return sometimes;
    }

    Auditor auditor() {
        return auditor;
    }

    Recorder recorder() {
        return recorder;
    }

    House house() {
        return house;
    }

    Disk disk() {
        return disk;
    }

    List<Person> people() {
        return people;
    }

    List<Staff> staff() {
        return staff;
    }

    Instant time() {
        return BEGINNING.plusNanos(scheduler.now());
    }

    // --- what people and machines find

    /// Where a connection goes. Sometimes to one that is down: balancers learn late.
    Optional<NodeProcess> anyNode(Chance dice) {
        var running =
                machines.stream().flatMap(machine -> machine.process().stream()).toList();
        return running.isEmpty() || (running.size() < machines.size() && dice.once(4))
                ? Optional.empty()
                : Optional.of(dice.one(running));
    }

    /// All conversations that began.
    List<String> conversations() {
        return auditor.books().chats.keySet().stream()
                .map(ConversationId::value)
                .toList();
    }

    /// The nodes that run.
    List<NodeId> running() {
        return machines.stream()
                .flatMap(machine -> machine.process().stream())
                .map(NodeProcess::id)
                .toList();
    }

    String anyAgent(Chance dice) {
        return dice.one(staff).agent();
    }

    void closing(CloseCode code, String reason) {
        scheduler.note(code.number());
        if (code == CloseCode.REPLACED) {
            sometimes.saw(Sight.REPLACED);
        }
        if (code == CloseCode.PROTOCOL_VIOLATION && !reason.equals("no hello")) {
            broken("the contract", "a client that keeps to it was closed: " + reason);
        }
    }

    // --- what goes wrong with us

    /// A promise was broken. What would come after it is of no interest.
    void broken(String rule, String sentence) {
        scheduler.halt();
        if (broken.size() < 50) {
            broken.add(Rule.explained(rule) + " at " + Duration.ofNanos(scheduler.now()) + ": " + sentence);
        }
    }

    /// Does something of the product's or of a client's. What it throws is a bug.
    void guard(Runnable task) {
        try {
            task.run();
        } catch (Crashed crashed) {
            throw crashed;
        } catch (RuntimeException | AssertionError bug) {
            var trace = bug.getStackTrace();
            broken("exception", bug + (trace.length > 0 ? " at " + trace[0] : "") + where(trace));
        }
    }

    private static String where(StackTraceElement[] trace) {
        for (int i = 1; i < trace.length; i++) {
            if (trace[i].getClassName().startsWith("rapport.")) {
                return ", from " + trace[i];
            }
        }
        return "";
    }

    // --- the run

    /// Lives from the beginning to the end, and is judged.
    Verdict live() {
        guard(() -> {
            begin();
            scheduler.pass(plan.busy());
            heal();
            scheduler.pass(HEALING);
        });
        if (broken.isEmpty()) {
            broken.addAll(new Judge(this).findings());
        }
        return new Verdict(
                plan,
                List.copyOf(broken),
                scheduler.trace(),
                Duration.ofNanos(scheduler.now()),
                scheduler.events(),
                Judge.entries(disk),
                sometimes);
    }

    private void begin() {
        for (int i = 0; i < plan.nodes(); i++) {
            machines.add(new Machine(this, i));
        }
        machines.forEach(Machine::start);
        var office = machines.getFirst().process().orElseThrow();
        offices.equip(office);
        office.command(new Command.SetPolicy(House.SITE_ID, plan.policy()), answer -> {});
        for (int i = 0; i < plan.capacities().size(); i++) {
            office.command(
                    new Command.EnrolAgent(
                            new AgentId("u_" + i),
                            "Agent " + i,
                            plan.capacities().get(i)),
                    answer -> {});
        }
        scheduler.pass(Duration.ofMillis(100));
        populate();
        for (int i = 0; i < plan.faults().size(); i++) {
            if (plan.has("f" + i)) {
                var fault = plan.faults().get(i);
                scheduler.after(fault.at(), () -> suffer(fault));
            }
        }
        offices.begin();
    }

    private void populate() {
        for (int i = 0; i < plan.visitors(); i++) {
            if (plan.has("v" + i)) {
                people.add(new Visitor(this, "v" + i));
            }
        }
        for (int i = 0; i < plan.capacities().size(); i++) {
            if (plan.has("a" + i)) {
                var one = new Staff(this, "a" + i, "u_" + i, i < plan.supervisors());
                people.add(one);
                staff.add(one);
            }
        }
        for (var person : people) {
            scheduler.after(chance.millis(0, 3_000), person::begin);
        }
    }

    private void suffer(Fault fault) {
        switch (fault) {
            case Fault.OfNode of -> machines.get(of.node()).suffer(of);
            case Fault.OfLink of ->
                people.stream()
                        .filter(person -> person.name.equals(name(of.person())))
                        .forEach(person -> person.suffer(of));
            case Fault.DiskFull full -> {
                disk.full(true);
                scheduler.after(full.lasting(), () -> disk.full(false));
            }
        }
    }

    private String name(int person) {
        return person < plan.visitors() ? "v" + person : "a" + (person - plan.visitors());
    }

    private void heal() {
        disk.full(false);
        machines.forEach(Machine::heal);
        people.forEach(Person::heal);
        people.forEach(Person::rest);
        // Whoever was sent away meanwhile by a connection of their own comes back.
        for (int i = 1; i <= 6; i++) {
            scheduler.after(Duration.ofSeconds(10L * i), () -> people.forEach(Person::settleAgain));
        }
    }
}
