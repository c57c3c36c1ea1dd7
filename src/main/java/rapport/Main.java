package rapport;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import rapport.bench.IdleBench;
import rapport.bench.QuickBench;
import rapport.bench.RivalsBench;
import rapport.bench.StormBench;
import rapport.drill.DeskBench;
import rapport.drill.LogBench;
import rapport.sim.SimCommand;
import rapport.sql.StartRefused;
import rapport.staffing.WhatIfCommand;

/// The command line: which commands there are. What a server is made of stands in [Server].
@Command(
        name = "rapport",
        description = "Live customer chat that a company runs itself.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        subcommands = {
            DemoCommand.class,
            Main.Bench.class,
            SimCommand.class,
            TortureCommand.class,
            WhatIfCommand.class,
            RestoredCommand.class,
            RehearseCommand.class
        })
public final class Main implements Runnable {
    private static final int HELP_COLUMNS = 110;
    private static final int FAILED = 1;
    private static final int REFUSED = 78; // EX_CONFIG of sysexits.h: it will not work before something is changed

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    public static void main(String[] args) {
        System.exit(PlainStart.of(args)
                .map(Main::start)
                .orElseGet(() -> commandLine().execute(args)));
    }

    /// Ends as it would under the command-line library.
    private static int start(Callable<Integer> command) {
        try {
            return command.call();
        } catch (StartRefused refused) {
            System.err.println("rapport: " + refused.getMessage());
            return REFUSED;
        } catch (Exception failure) {
            failure.printStackTrace();
            return FAILED;
        }
    }

    static CommandLine commandLine() {
        CommandLine serve = new CommandLine(new ServeCommand());
        serve.getCommandSpec().usageMessage().footer(keys());
        CommandLine line = new CommandLine(new Main()).addSubcommand(serve);
        line.setUsageHelpWidth(HELP_COLUMNS);
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (failure instanceof StartRefused refused) {
                command.getErr().println("rapport: " + refused.getMessage());
                return REFUSED;
            }
            throw failure;
        });
        return line;
    }

    private static String keys() {
        return "%nKeys of the configuration file (key = value) and of the environment:%n"
                + Arrays.stream(ConfigKey.values()).map(ConfigKey::describe).collect(Collectors.joining("%n"));
    }

    @Override
    public void run() {
        spec.commandLine().usage(System.out);
    }

    /// Measures.
    @Command(name = "bench", description = "Measures what this machine can do.", mixinStandardHelpOptions = true)
    static final class Bench {
        @Command(
                name = "quick",
                description = "Start-up time, memory, widget size, durable messages per second; about a minute.",
                mixinStandardHelpOptions = true)
        int quick(
                @Option(
                                names = "--out",
                                paramLabel = "FILE",
                                defaultValue = "target/bench/quick.json",
                                description = "Where the numbers go as JSON (default: ${DEFAULT-VALUE}).")
                        Path out) {
            return QuickBench.run(out);
        }

        @Command(
                name = "desk",
                description =
                        "Routing by itself: who comes and goes while up to 100,000 wait, and a queue that drains.",
                mixinStandardHelpOptions = true)
        int desk(
                @Option(
                                names = "--out",
                                paramLabel = "FILE",
                                defaultValue = "target/bench/desk.json",
                                description = "Where the numbers go as JSON (default: ${DEFAULT-VALUE}).")
                        Path out) {
            return DeskBench.run(out);
        }

        @Command(
                name = "log",
                description = "What it costs to make messages last, while very many are stored.",
                mixinStandardHelpOptions = true)
        int log(
                @Option(
                                names = "--messages",
                                paramLabel = "N",
                                defaultValue = "1000000",
                                description = "Stored in all (default: ${DEFAULT-VALUE}).")
                        int messages,
                @Option(
                                names = "--batch",
                                paramLabel = "N",
                                defaultValue = "500",
                                description = "Messages in a batch (default: ${DEFAULT-VALUE}).")
                        int batch,
                @Option(
                                names = "--conversations",
                                paramLabel = "N",
                                defaultValue = "4000",
                                description =
                                        "Open ones, which take turns, at most 10,000 (default: ${DEFAULT-VALUE}).")
                        int conversations,
                @Option(
                                names = "--out",
                                paramLabel = "FILE",
                                defaultValue = "target/bench/log.json",
                                description = "Where the numbers go as JSON (default: ${DEFAULT-VALUE}).")
                        Path out) {
            return LogBench.run(new LogBench.Size(messages, batch, conversations), out);
        }

        @Command(
                name = "storm",
                description = "The server is killed and started again, and everybody comes back in the same instant.",
                mixinStandardHelpOptions = true)
        int storm(
                @Option(
                                names = "--clients",
                                paramLabel = "N",
                                defaultValue = "10000",
                                description = "How many (default: ${DEFAULT-VALUE}).")
                        int clients,
                @Option(
                                names = "--out",
                                paramLabel = "FILE",
                                defaultValue = "target/bench/storm.json",
                                description = "Where the numbers go as JSON (default: ${DEFAULT-VALUE}).")
                        Path out) {
            return StormBench.run(clients, out);
        }

        @Command(
                name = "rivals",
                description = "Rapport beside a relay that stores nothing, one on Node, and the design of tutorials.",
                mixinStandardHelpOptions = true)
        int rivals(
                @Option(
                                names = "--rounds",
                                paramLabel = "N",
                                defaultValue = "0",
                                description = "How many rounds (default: 5, with --quick 2).")
                        int rounds,
                @Option(
                                names = "--connections",
                                paramLabel = "N",
                                defaultValue = "0",
                                description = "How many visitors, one agent for 50 (default: 4,000, with --quick 400).")
                        int connections,
                @Option(
                                names = "--only",
                                paramLabel = "NAMES",
                                split = ",",
                                description = "Of rapport, relay, node-ws and tutorial; those must not be missing.")
                        List<String> only,
                @Option(names = "--quick", description = "Short rounds: to see that it works.") boolean quick,
                @Option(
                                names = "--out",
                                paramLabel = "FILE",
                                defaultValue = "target/bench/rivals.json",
                                description =
                                        "Where the numbers go as JSON, and a picture (default: ${DEFAULT-VALUE}).")
                        Path out) {
            return RivalsBench.run(rounds, connections, only == null ? List.of() : only, quick, out);
        }

        @Command(
                name = "idle",
                description = "What somebody costs who is connected and says nothing: heap and resident memory.",
                mixinStandardHelpOptions = true)
        int idle(
                @Option(
                                names = "--connections",
                                paramLabel = "N",
                                defaultValue = "15000",
                                description = "How many visitors (default: ${DEFAULT-VALUE}).")
                        int connections,
                @Option(
                                names = "--agents",
                                paramLabel = "N",
                                defaultValue = "200",
                                description = "How many agents (default: ${DEFAULT-VALUE}).")
                        int agents,
                @Option(
                                names = "--out",
                                paramLabel = "FILE",
                                defaultValue = "target/bench/idle.json",
                                description = "Where the numbers go as JSON (default: ${DEFAULT-VALUE}).")
                        Path out) {
            return IdleBench.run(connections, agents, out);
        }
    }

    /// From the jar's manifest.
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"rapport " + (version == null ? "(unpackaged)" : version)};
        }
    }
}
