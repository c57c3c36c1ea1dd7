package rapport.sim;

import java.time.Duration;
import java.util.List;

/// What came of one run.
///
/// @param broken what was found, nothing if all is well
/// @param trace the same for every run of the same plan
/// @param lasted in the world's own time
record Verdict(
        Plan plan, List<String> broken, long trace, Duration lasted, long events, long entries, Sometimes sometimes) {
    boolean good() {
        return broken.isEmpty();
    }
}
