package rapport.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Tries plans: twice each, to see that a seed means one world and no other.
public final class Trial {
    private Trial() {}

    /// What was broken in the world of this seed, for those who load other classes of the product.
    public static List<String> broken(long seed) {
        return new World(Plan.of(seed)).live().broken();
    }

    static Verdict twice(Plan plan) {
        return twice(plan, Optional.empty());
    }

    /// Lives the plan twice.
    ///
    /// @param traces of the first life
    static Verdict twice(Plan plan, Optional<Traces> traces) {
        var first = new World(plan, traces).live();
        var second = new World(plan).live();
        if (first.trace() == second.trace()) {
            return first;
        }
        var findings = new ArrayList<>(first.broken());
        findings.add("determinism: two runs of the same seed differ");
        return new Verdict(
                plan, findings, first.trace(), first.lasted(), first.events(), first.entries(), first.sometimes());
    }
}
