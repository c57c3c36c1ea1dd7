package rapport.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A simulation that finds nothing proves something only if it would have found it.
class TeethTest {
    @ParameterizedTest(name = "{0}")
    @MethodSource("bugs")
    void findsThatBugWithinItsSeeds(String name, Bug bug) throws Exception {
        var seeds = Teeth.seedsUntilFound(bug);

        System.out.printf("%-70s %s%n", name, seeds.isPresent() ? seeds.getAsInt() + " seeds" : "not found");
        assertThat(seeds).as("seeds until it is found, of %s", bug.seeds()).isPresent();
    }

    private static Stream<Arguments> bugs() {
        return Bug.ALL.stream().map(bug -> Arguments.of(bug.name(), bug));
    }
}
