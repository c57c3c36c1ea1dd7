package rapport.sim;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `rapport sim`: tries seeds until the time is over or one of them breaks a promise.
@Command(
        name = "sim",
        description = "Lives through many simulated worlds with everything going wrong in them, and says what broke.",
        mixinStandardHelpOptions = true)
public final class SimCommand implements Callable<Integer> {
    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "The first seed (default: 1). Alone, or with --without: this one only.")
    private Optional<Long> seed = Optional.empty();

    @Option(
            names = "--without",
            split = ",",
            paramLabel = "PART",
            description = "Faults (f0), visitors (v0) and agents (a0) to leave out, as a repro line says it.")
    private List<String> without = List.of();

    @Option(names = "--seconds", paramLabel = "S", description = "How long to try seeds (default: 60).")
    private Optional<Integer> seconds = Optional.empty();

    @Option(
            names = "--traces",
            paramLabel = "DIR",
            description = "Write what every page was given and did into this folder (docs/traces.md).")
    private Optional<Path> traces = Optional.empty();

    @Override
    public Integer call() {
        long begun = System.nanoTime();
        var survey = new Survey();
        if (seed.isPresent() && seconds.isEmpty()) {
            var plan = Plan.of(seed.get());
            for (var part : without) {
                plan = plan.without(part);
            }
            System.out.println(plan.describe());
            survey.add(tried(plan));
        } else {
            long until = begun + Duration.ofSeconds(seconds.orElse(60)).toNanos();
            survey.run(seed.orElse(1L), () -> System.nanoTime() - until >= 0, this::tried);
        }
        System.out.print(survey.report(Duration.ofNanos(System.nanoTime() - begun)));
        for (var failed : survey.failed()) {
            System.out.print(Survey.reproduction(failed));
        }
        return survey.failed().isEmpty() ? 0 : 1;
    }

    private Verdict tried(Plan plan) {
        var written = traces.map(folder -> new Traces());
        var verdict = Trial.twice(plan, written);
        written.ifPresent(all -> all.write(traces.orElseThrow()));
        return verdict;
    }
}
