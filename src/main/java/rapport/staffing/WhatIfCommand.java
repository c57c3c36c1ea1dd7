package rapport.staffing;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/// `rapport whatif`: how long visitors would wait, and how busy agents would be.
@Command(
        name = "whatif",
        description = "Simulates days with the real routing: so many visitors, these agents; out come waits and load.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "The fields of a plan, and what is simulated: docs/staffing.md.",
            "Exit codes: 0 done; 1 with --check, something differs; 2 the plan is wrong or too large."
        })
public final class WhatIfCommand implements Callable<Integer> {
    private static final int WRONG = 2;
    private static final long MOST_VISITORS = 20_000_000;
    private static final int MOST_OPEN = 50_000;
    private static final long CHECK_VISITORS = 1_000_000;

    private final PrintStream out = System.out;
    private final PrintStream err = System.err;

    @Option(names = "--plan", paramLabel = "FILE", description = "A plan as JSON; the other options change it.")
    private @Nullable Path plan;

    @Option(
            names = "--recorded",
            paramLabel = "FILE",
            description = "Visits as they were, as CSV with the heading arrival,seconds, in place of random ones.")
    private @Nullable Path recorded;

    @Mixin
    private Wishes wishes = new Wishes();

    @Option(names = "--csv", paramLabel = "FILE", description = "Where the figures go as CSV.")
    private @Nullable Path csv;

    @Option(names = "--json", paramLabel = "FILE", description = "Where the figures go as JSON.")
    private @Nullable Path json;

    @Option(names = "--svg", paramLabel = "FILE", description = "Where a chart goes.")
    private @Nullable Path svg;

    @Option(names = "--check", description = "Compares the simulation with Erlang C and A, and does nothing else.")
    private boolean check;

    @Override
    public Integer call() {
        try {
            return check ? compared() : simulated();
        } catch (PlanRefused refused) {
            refused.faults()
                    .forEach(fault -> err.println("rapport: the plan is wrong: "
                            + (fault.field().isEmpty() ? "" : fault.field() + ": ") + fault.message()));
        } catch (Bounds.TooMuch tooMuch) {
            err.println("rapport: " + tooMuch.explanation());
        } catch (NoSuchFileException e) {
            err.println("rapport: there is no file " + e.getFile());
        } catch (IOException e) {
            err.println("rapport: " + e);
        }
        return WRONG;
    }

    private int compared() {
        out.println("About " + CHECK_VISITORS + " visitors for each line of settings; this takes a minute or two.");
        out.println();
        boolean agrees = true;
        var comparisons = ErlangCheck.compare(ErlangCheck.SETTINGS, CHECK_VISITORS, 1);
        out.print(ErlangCheck.table(comparisons));
        for (var comparison : comparisons) {
            agrees &= comparison.agrees();
        }
        out.println();
        out.println(agrees ? "All agree." : "Some differ by more than chance explains.");
        return agrees ? 0 : 1;
    }

    private int simulated() throws IOException {
        var read = PlanReader.read(tree(), recorded == null ? Optional.empty() : Optional.of(text(recorded)));
        long begun = System.nanoTime();
        var report = Simulation.run(read, new Bounds(MOST_VISITORS, MOST_OPEN, () -> false));
        var took = Duration.ofNanos(System.nanoTime() - begun);
        out.print(ReportTable.write(report));
        out.printf(
                Locale.ROOT,
                "%s with %d visitors, seed %d, simulated in %s s%n",
                report.days() == 1 ? "One day" : report.days() + " days",
                Math.round(report.total().visitors() * report.days()),
                report.seed(),
                Numbers.fixed(took.toMillis() / 1_000.0, 2));
        if (csv != null) {
            Files.writeString(csv, ReportCsv.write(report));
        }
        if (json != null) {
            Files.writeString(json, JsonPlans.mapper().writeValueAsString(report) + "\n");
        }
        if (svg != null) {
            Files.writeString(svg, Chart.draw(report));
        }
        return 0;
    }

    private ObjectNode tree() throws IOException {
        if (plan == null) {
            return wishes.usual(recorded != null);
        }
        try {
            if (JsonPlans.mapper().readTree(text(plan)) instanceof ObjectNode object) {
                wishes.change(object);
                return object;
            }
        } catch (JacksonException e) {
            throw new PlanRefused(List.of(new Fault("", plan + " is no JSON: " + e.getOriginalMessage())));
        }
        throw new PlanRefused(List.of(new Fault("", "A plan is one JSON object.")));
    }

    private static String text(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new PlanRefused(List.of(new Fault("", file + " is not UTF-8.")));
        }
    }
}
