package rapport;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import rapport.torture.Fault;
import rapport.torture.Launch;
import rapport.torture.Tool;
import rapport.torture.Torture;

/// Breaks a server of its own in every way, under load, and says whether anything was lost, doubled or moved.
@Command(
        name = "torture",
        description = "Kills, freezes and cuts off a server under load, and checks that nothing is lost or moved.",
        mixinStandardHelpOptions = true)
final class TortureCommand implements Callable<Integer> {
    private static final int SEEDS = 1_000_000;
    private static final int VISITORS = 24;

    @Option(names = "--kills", paramLabel = "N", description = "Only SIGKILL under load, N times.")
    private int kills;

    @Option(names = "--all", description = "Each fault ten times, instead of for a time.")
    private boolean all;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "60",
            description = "How long faults go on (default: ${DEFAULT-VALUE}).")
    private int seconds = 60;

    @Option(names = "--seed", paramLabel = "N", description = "What the plan of faults is drawn from; printed.")
    private @Nullable Long seed;

    @Option(
            names = "--only",
            paramLabel = "FAULT",
            split = ",",
            description = "Only these faults: ${COMPLETION-CANDIDATES}.")
    private Set<Fault> only = EnumSet.allOf(Fault.class);

    @Option(
            names = "--report",
            paramLabel = "DIR",
            defaultValue = "target/torture",
            description = "The folder that the report goes to (default: ${DEFAULT-VALUE}).")
    private Path report = Path.of("target/torture");

    @Override
    public Integer call() {
        long drawn = seed == null ? ThreadLocalRandom.current().nextLong(SEEDS) : seed;
        return Torture.run(new Torture.Wish(
                kills,
                all,
                Duration.ofSeconds(seconds),
                drawn,
                VISITORS,
                Tool.here(),
                only,
                report,
                Launch.likeThis(),
                false));
    }
}
