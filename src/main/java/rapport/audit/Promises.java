package rapport.audit;

import java.util.ArrayList;
import java.util.List;

/// Compares what clients saw with what is stored. Knows nothing of how a server does it.
public final class Promises {
    private Promises() {}

    /// What was broken, nothing if all is well.
    public static List<Violation> violations(History history, Stored stored) {
        var found = new ArrayList<Violation>();
        new LogAudit(found).check(stored);
        new SendAudit(history, stored, found).check();
        new SightAudit(history, stored, found).check();
        return List.copyOf(found);
    }
}
