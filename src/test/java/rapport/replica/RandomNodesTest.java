package rapport.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;

/// Whatever happens to the nodes of a desk, what was answered is true, and in the end all agree.
final class RandomNodesTest {
    private static final int SEEDS = 300;
    private static final int STEPS = 400;

    @Test
    void whateverHappensWhatWasAnsweredIsTrueAndAllAgreeInTheEnd() {
        var seen = EnumSet.noneOf(RandomNodes.Sight.class);
        for (long seed = 0; seed < SEEDS; seed++) {
            try {
                var nodes = new RandomNodes(seed).play(STEPS);
                nodes.check();
                seen.addAll(nodes.seen());
            } catch (AssertionError | RuntimeException wrong) {
                throw new AssertionError("seed " + seed + ": " + wrong.getMessage(), wrong);
            }
        }
        assertThat(seen).containsExactly(RandomNodes.Sight.values());
    }
}
