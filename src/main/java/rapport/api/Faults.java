package rapport.api;

import java.util.ArrayList;
import java.util.List;

/// What is wrong with a body, collected while it is read.
final class Faults {
    private final List<Fault> all = new ArrayList<>();

    void add(Fault fault) {
        if (all.size() < Problem.MOST_ERRORS) {
            all.add(fault);
        }
    }

    /// Throws if there is any.
    void refuse() {
        if (!all.isEmpty()) {
            throw new Refusal(Problem.malformed(all));
        }
    }
}
