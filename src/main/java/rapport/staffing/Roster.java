package rapport.staffing;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/// Whose shift begins and ends when. The same every day, so a shift through midnight is there on the first day,
/// too.
final class Roster {
    private final TreeMap<Integer, Turn> turns = new TreeMap<>();
    private final TreeSet<Integer> atMidnight = new TreeSet<>();

    /// What happens in one minute of the day: numbers of agents.
    record Turn(int minute, List<Integer> coming, List<Integer> leaving) {}

    Roster(List<Plan.Worker> workers) {
        for (int number = 0; number < workers.size(); number++) {
            var there = there(workers.get(number).shifts());
            if (there[0]) {
                atMidnight.add(number);
            }
            for (int minute = 0; minute < Plan.MINUTES; minute++) {
                boolean before = there[(minute + Plan.MINUTES - 1) % Plan.MINUTES];
                if (there[minute] != before) {
                    var turn =
                            turns.computeIfAbsent(minute, same -> new Turn(same, new ArrayList<>(), new ArrayList<>()));
                    (there[minute] ? turn.coming() : turn.leaving()).add(number);
                }
            }
        }
    }

    private static boolean[] there(List<Plan.Shift> shifts) {
        var there = new boolean[Plan.MINUTES];
        for (var shift : shifts) {
            int minutes = Math.floorMod(shift.to() - shift.from() - 1, Plan.MINUTES) + 1;
            for (int i = 0; i < minutes; i++) {
                there[(shift.from() + i) % Plan.MINUTES] = true;
            }
        }
        return there;
    }

    /// Who is there when a day begins: the numbers of the agents.
    List<Integer> atMidnight() {
        return List.copyOf(atMidnight);
    }

    /// What happens every day, in order.
    List<Turn> turns() {
        return List.copyOf(turns.values());
    }
}
