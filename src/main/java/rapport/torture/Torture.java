package rapport.torture;

import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rapport.audit.History;
import rapport.audit.Recorder;
import rapport.audit.Rule;

/// `./rapport torture`: one run, from an empty folder to the verdict.
public final class Torture {

    private static final int AGENTS = 4;
    private static final int CAPACITY = 5;
    private static final Duration HEAL_LIMIT = Duration.ofSeconds(30);
    /// Longer than anybody's patience for their own agent, so that whoever waits then waits for a place.
    private static final Duration QUIET = Duration.ofSeconds(4);

    /// What to do.
    ///
    /// @param kills so many kills and nothing else, if it is not 0
    /// @param all each fault ten times, instead of for a time
    /// @param visitors more than all agents together can serve: somebody always waits
    /// @param only the faults to choose from, as far as the tools allow
    /// @param report where the report goes
    /// @param quiet nothing is printed on the way
    public record Wish(
            int kills,
            boolean all,
            Duration time,
            long seed,
            int visitors,
            Set<Tool> tools,
            Set<Fault> only,
            Path report,
            Launch launch,
            boolean quiet) {}

    private final Wish wish;
    private final Path folder;
    private final long began = System.nanoTime();
    private final List<String> journal = Collections.synchronizedList(new ArrayList<>());
    private final List<String> wrong = Collections.synchronizedList(new ArrayList<>());
    private final Recorder recorder = new Recorder(System::nanoTime);
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong stored = new AtomicLong();
    private Ledger.Totals before = new Ledger.Totals(0, 0);

    private Torture(Wish wish, Path folder) {
        this.wish = wish;
        this.folder = folder;
    }

    /// Runs, prints and keeps the report. Gives the exit code: 1 if a promise was broken.
    public static int run(Wish wish) {
        Path folder = temporaryFolder();
        try {
            TortureReport report = new Torture(wish, folder).run();
            report.write(wish.report());
            System.out.println(report.forPeople());
            System.out.println("  written to       " + wish.report());
            return report.good() ? 0 : 1;
        } catch (TortureFailed failed) {
            System.err.println("The torture could not be carried out: " + failed.getMessage()
                    + (failed.getCause() == null ? "" : " (" + failed.getCause() + ")"));
            return 2;
        } finally {
            delete(folder);
        }
    }

    private TortureReport run() {
        Set<Fault> kinds = kinds();
        Plan plan = plan(kinds);
        say("seed " + wish.seed() + ", " + plan.steps().size() + " faults planned");
        MultiThreadIoEventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        try (Victim victim = new Victim(wish.launch(), folder, wish.kills() > 0 ? Set.of() : wish.tools())) {
            if (!victim.start()) {
                throw new TortureFailed("the server does not start: " + victim.log());
            }
            Office office = new Office(victim.url(), victim.setupToken());
            String site = office.site();
            List<Office.Hired> hired = Stream.iterate(0, i -> i + 1)
                    .limit(AGENTS)
                    .map(i -> office.hire(i, CAPACITY))
                    .toList();
            try (FaultProxy proxy = new FaultProxy(victim.port(), wish.seed())) {
                RandomGenerator chance =
                        RandomGeneratorFactory.of("L64X128MixRandom").create(wish.seed() + 1);
                Stage stage = new Stage(
                        group.next(),
                        proxy,
                        recorder,
                        site,
                        chance,
                        new Lines(chance),
                        acknowledged,
                        stored,
                        wrong::add);
                return with(victim, new Crowd(stage), hired, plan);
            }
        } finally {
            group.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
        }
    }

    private TortureReport with(Victim victim, Crowd crowd, List<Office.Hired> hired, Plan plan) {
        crowd.come(hired, wish.visitors());
        try (Nemesis nemesis = new Nemesis(
                victim,
                crowd,
                wish.seed() + 2,
                this::say,
                wrong::add,
                acknowledged::get,
                stored::get,
                () -> nothingShrank(victim))) {
            nemesis.run(plan);
            long settled = settle(crowd);
            Victim.pause(QUIET);
            List<Crowd.Sight> sights = crowd.sights();
            if (!victim.stop()) { // before the clients leave: agents who are gone would be gone from the log, too
                wrong.add("the server did not stop in time at the end");
            }
            crowd.leave();
            Ledger ledger = Ledger.read(victim.data(), folder.resolve("copy"));
            shrank(new Ledger.Totals(
                    ledger.stored().conversations().stream()
                            .mapToLong(conversation -> conversation.head())
                            .sum(),
                    Long.MAX_VALUE));
            History history = recorder.history();
            say("looking at " + history.sights().size() + " sights");
            Noticed noticed = Noticed.in(victim.wholeLog());
            wrong.addAll(noticed.never(nemesis.done()));
            List<String> broken = Verdict.broken(List.copyOf(wrong), history, ledger, sights);
            keep(victim);
            return new TortureReport(
                    again(),
                    wish.seed(),
                    seconds(),
                    nemesis.done(),
                    leftOut(),
                    Tally.of(wish.visitors(), AGENTS, history, ledger.stored(), broken),
                    nemesis.starts(),
                    nemesis.refusedStarts(),
                    noticed,
                    settled,
                    plan.steps().stream().map(Plan.Step::toString).toList(),
                    List.copyOf(journal),
                    broken);
        }
    }

    /// What the server said goes to the report.
    private void keep(Victim victim) {
        try {
            Files.createDirectories(wish.report());
            Files.writeString(wish.report().resolve("server.log"), victim.wholeLog());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// I27, and no acknowledgement without a message: looked at while the server is down after a kill.
    private void nothingShrank(Victim victim) {
        long promised = acknowledged.get();
        Ledger.Totals now = Ledger.totals(victim.data(), folder.resolve("copy"));
        shrank(now);
        if (now.messages() < promised) {
            wrong.add(Rule.I1 + ": after a kill " + now.messages() + " messages are stored, and " + promised
                    + " were acknowledged");
        }
    }

    private void shrank(Ledger.Totals now) {
        if (now.heads() < before.heads()) {
            wrong.add(Rule.I27 + ": the heads add up to " + now.heads() + " after a restart, and to " + before.heads()
                    + " before");
        }
        before = now;
    }

    private long settle(Crowd crowd) {
        long from = System.nanoTime();
        crowd.fallSilent();
        while (!crowd.settled()) {
            if (System.nanoTime() - from > HEAL_LIMIT.toNanos()) {
                wrong.add(Rule.I9 + ": " + HEAL_LIMIT.toSeconds()
                        + " s after all faults were lifted not everybody is well: " + crowd.unsettled());
                return -1;
            }
            Victim.pause(Duration.ofMillis(50));
        }
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - from);
    }

    private Set<Fault> kinds() {
        Set<Fault> kinds = EnumSet.copyOf(wish.only());
        kinds.removeIf(fault ->
                fault.needs().filter(tool -> !wish.tools().contains(tool)).isPresent());
        return kinds;
    }

    private List<String> leftOut() {
        return Stream.of(Fault.values())
                .filter(fault -> fault.needs()
                        .filter(tool -> !wish.tools().contains(tool))
                        .isPresent())
                .map(fault -> fault + " (needs " + fault.needs().map(Tool::need).orElse("") + ")")
                .toList();
    }

    private Plan plan(Set<Fault> kinds) {
        if (wish.kills() > 0) {
            return Plan.kills(wish.kills(), wish.seed());
        }
        return wish.all() ? Plan.all(kinds, wish.seed()) : Plan.during(wish.time(), kinds, wish.seed());
    }

    private String again() {
        String what = wish.kills() > 0
                ? "--kills " + wish.kills()
                : wish.all() ? "--all" : "--seconds " + wish.time().toSeconds();
        if (wish.only().size() < Fault.values().length) {
            what += " --only " + wish.only().stream().map(Fault::name).collect(Collectors.joining(","));
        }
        return "./rapport torture " + what + " --seed " + wish.seed();
    }

    private double seconds() {
        return (System.nanoTime() - began) / 1e9;
    }

    private void say(String sentence) {
        String line = "%8.2f  %s".formatted(seconds(), sentence);
        journal.add(line);
        if (!wish.quiet()) {
            System.out.println(line);
        }
    }

    private static Path temporaryFolder() {
        try {
            return Files.createTempDirectory("rapport-torture-");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
