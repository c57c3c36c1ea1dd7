package rapport.sim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import rapport.desk.Policy;
import rapport.desk.Requirements;
import rapport.desk.ReturnPolicy;
import rapport.desk.Strategy;

/// What one seed means: how big the world is, how people behave, what goes wrong. Strong faults hide subtle ones, so
/// each seed has only some of them.
///
/// @param dropped names of faults and people that are left out: how a failing seed is made small
record Plan(
        long seed,
        int nodes,
        int visitors,
        List<Integer> capacities,
        int supervisors,
        Duration busy,
        Policy policy,
        int teams,
        Habits habits,
        List<Fault> faults,
        Set<String> dropped) {

    /// @param think how long people think between two deeds, on average, in milliseconds
    /// @param talkative how much of what visitors do is writing, in percent
    /// @param tabs how many tabs a visitor may have
    /// @param restless how often people reload, leave, change status: percent of what they do
    /// @param handing how often agents hand conversations over: percent of what they do
    /// @param batch orders a node carries out at once, at most
    /// @param buffer bytes that a connection takes before it is not writable
    /// @param latency of the network, in milliseconds
    /// @param tick seconds between ticks
    /// @param chatty whether long conversations are there, longer than a replay
    record Habits(
            int think,
            int talkative,
            int tabs,
            int restless,
            int handing,
            int batch,
            int buffer,
            int latency,
            int tick,
            boolean chatty) {
        Habits buffered(int bytes) {
            return new Habits(think, talkative, tabs, restless, handing, batch, bytes, latency, tick, chatty);
        }
    }

    static Plan of(long seed) {
        var chance = new Chance(seed, "plan");
        int nodes = chance.percent(60) ? 1 : chance.between(2, 3);
        int visitors = chance.between(1, 7);
        var capacities = new ArrayList<Integer>();
        for (int i = chance.between(1, 4); i > 0; i--) {
            capacities.add(chance.percent(60) ? chance.between(1, 2) : chance.between(3, 6));
        }
        var busy = Duration.ofSeconds(chance.between(60, 240));
        var habits = new Habits(
                chance.one(List.of(1_000, 2_000, 4_000, 8_000)),
                chance.between(30, 80),
                chance.percent(50) ? 1 : 3,
                chance.one(List.of(0, 5, 15, 30)),
                chance.one(List.of(0, 10, 25)),
                chance.one(List.of(1, 3, 2_048, 2_048)),
                chance.one(List.of(600, 4_096, 262_144, 262_144)),
                chance.one(List.of(1, 20, 20, 300)),
                chance.one(List.of(5, 20)),
                chance.percent(15));
        var plan = new Plan(
                seed,
                nodes,
                visitors,
                List.copyOf(capacities),
                chance.below(2),
                busy,
                policy(chance, new Chance(seed, "rules")),
                teams(new Chance(seed, "teams")),
                habits,
                List.of(),
                Set.of());
        return plan.with(new Faults(plan, chance).draw());
    }

    private static int teams(Chance chance) {
        return chance.percent(60) ? 0 : chance.between(1, 2);
    }

    /// @param rules chance of its own for what came later, so that the rest of a world stays what it was
    private static Policy policy(Chance chance, Chance rules) {
        var policy = new Policy(
                chance.one(List.of(Strategy.values())),
                Duration.ofSeconds(chance.one(List.of(5, 20))),
                Duration.ofDays(30),
                Duration.ofSeconds(chance.one(List.of(0, 0, 15))),
                chance.percent(30) ? ReturnPolicy.RETURN : ReturnPolicy.STAY,
                Duration.ofSeconds(chance.one(List.of(0, 0, 20))),
                Duration.ofSeconds(chance.one(List.of(1_800, 30))));
        return policy.with(rules.percent(20) ? Offices.requirements(rules) : Requirements.NONE)
                .withQueueLimit(rules.percent(20) ? 1 : 0)
                .with(rules.percent(15) ? Optional.of(Offices.hours()) : Optional.empty());
    }

    private Plan with(List<Fault> drawn) {
        // Who reads slowly is felt only where little is buffered.
        boolean slow = drawn.stream().anyMatch(Fault.SlowReader.class::isInstance);
        var fitting = slow ? habits.buffered(Math.min(habits.buffer(), 1_000)) : habits;
        return new Plan(
                seed,
                nodes,
                visitors,
                capacities,
                supervisors,
                busy,
                policy,
                teams,
                fitting,
                List.copyOf(drawn),
                dropped);
    }

    /// The plan without this fault or person as well.
    Plan without(String name) {
        var more = new TreeSet<>(dropped);
        more.add(name);
        return new Plan(seed, nodes, visitors, capacities, supervisors, busy, policy, teams, habits, faults, more);
    }

    boolean has(String name) {
        return !dropped.contains(name);
    }

    int people() {
        return visitors + capacities.size();
    }

    /// What can be left out.
    List<String> parts() {
        var parts = new ArrayList<String>();
        for (int i = 0; i < faults.size(); i++) {
            parts.add("f" + i);
        }
        for (int i = 0; i < visitors; i++) {
            parts.add("v" + i);
        }
        for (int i = 0; i < capacities.size(); i++) {
            parts.add("a" + i);
        }
        parts.removeIf(dropped::contains);
        return parts;
    }

    /// How to run exactly this again.
    String repro() {
        return "--seed " + seed + (dropped.isEmpty() ? "" : " --without " + String.join(",", dropped));
    }

    /// A plan from what [#repro] says, without the options' names: a seed, and perhaps what is left out.
    static Plan parse(String line) {
        var words = line.strip().split("\\s+", 2);
        var plan = of(Long.parseLong(words[0]));
        var names = words.length > 1 ? new HashSet<>(List.of(words[1].split(","))) : Set.<String>of();
        for (var name : names.stream().sorted().toList()) {
            plan = plan.without(name);
        }
        return plan;
    }

    String describe() {
        var left = new ArrayList<String>();
        for (int i = 0; i < faults.size(); i++) {
            if (has("f" + i)) {
                left.add("f" + i + " " + faults.get(i));
            }
        }
        return "%d nodes, %d visitors, agents with capacities %s, %s, %d teams, %s%n%s"
                .formatted(
                        nodes,
                        visitors,
                        capacities,
                        policy,
                        teams,
                        habits,
                        left.stream().collect(Collectors.joining("\n")));
    }
}
