package rapport.api;

import java.util.ArrayList;
import java.util.List;

/// What is wrong with a body, collected while it is read.
final class Faults {
    /// A body of thousands of unknown fields is not to be answered with as many sentences.
    private static final int MOST = 50;

    private final List<Fault> all = new ArrayList<>();

    void add(Fault fault) {
        if (all.size() < MOST) {
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
