package rapport.staffing;

import java.util.List;
import java.util.stream.Collectors;

/// A plan that cannot be carried out as it is written.
public final class PlanRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    PlanRefused(List<Fault> faults) {
        super(faults.stream().map(PlanRefused::line).collect(Collectors.joining("\n")), null, false, false);
        this.faults = List.copyOf(faults);
    }

    /// All of them, at least one, in the order in which the plan is read.
    public List<Fault> faults() {
        return faults;
    }

    private static String line(Fault fault) {
        return fault.field().isEmpty() ? fault.message() : fault.field() + ": " + fault.message();
    }
}
