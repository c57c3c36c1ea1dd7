package rapport.sim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Draws what goes wrong in a world: a few kinds of faults, each a few times.
final class Faults {
    private final Plan plan;
    private final Chance chance;

    Faults(Plan plan, Chance chance) {
        this.plan = plan;
        this.chance = chance;
    }

    List<Fault> draw() {
        var faults = new ArrayList<Fault>();
        int kinds = chance.one(List.of(0, 1, 2, 3, 5));
        for (int i = 0; i < kinds; i++) {
            int kind = chance.below(15);
            for (int times = chance.between(1, 4); times > 0; times--) {
                faults.add(fault(kind));
            }
        }
        return faults;
    }

    private Fault fault(int kind) {
        return switch (kind) {
            case 0 ->
                new Fault.AppendsFail(
                        node(),
                        at(),
                        seconds(1, 20),
                        chance.one(List.of(Fault.Append.values())),
                        chance.between(10, 90));
            case 1 -> new Fault.AppendsAreSlow(node(), at(), seconds(2, 40), chance.millis(20, 1_500));
            case 2 -> new Fault.ReadsFail(node(), at(), seconds(1, 15), chance.between(20, 100));
            case 3 -> new Fault.DiskFull(at(), seconds(1, 15));
            case 4, 5 -> new Fault.Crash(node(), at(), seconds(0, 30), chance.once(3), chance.once(3));
            case 6 -> new Fault.Restart(node(), at(), seconds(1, 10), chance.once(3));
            case 7 -> new Fault.Freeze(node(), at(), seconds(1, 60));
            case 8 -> new Fault.ClockJump(node(), at(), Duration.ofMillis(chance.between(-20_000, 20_000)));
            case 9 -> new Fault.Cut(person(), at());
            case 10 -> new Fault.Flap(person(), at(), chance.between(2, 8), chance.millis(200, 6_000));
            case 11 -> new Fault.Hold(person(), at(), seconds(1, 90), !chance.once(3), !chance.once(3));
            case 12 ->
                chance.once(2)
                        ? new Fault.Latency(person(), at(), seconds(5, 60), chance.millis(100, 4_000))
                        : new Fault.Partition(node(), at(), seconds(2, 60));
            default -> new Fault.SlowReader(person(), at(), seconds(1, 90));
        };
    }

    private int node() {
        return chance.below(plan.nodes());
    }

    private int person() {
        return chance.below(plan.people());
    }

    private Duration at() {
        return Duration.ofMillis(chance.between(1_000, (int) plan.busy().toMillis()));
    }

    private Duration seconds(int low, int high) {
        return chance.millis(low * 1_000, high * 1_000);
    }
}
