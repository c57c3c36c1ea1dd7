package rapport.bench;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A contestant that knows no accounts: whoever says hello is let in, and visitors belong to agents in the order in
/// which
/// they come.
///
/// @param sweep has the process with that id collect its garbage
/// @param database whose CPU time counts as the contestant's
record Rival(String name, Map<String, String> about, Child child, LongConsumer sweep, Optional<ProcessHandle> database)
        implements Contestant {

    /// What a rival that stores messages prints when it ends.
    private static final Pattern STORED = Pattern.compile("stored: \\{messages=(\\d+), inbox=(\\d+)}");

    @Override
    public URI socket() {
        return child.socket();
    }

    @Override
    public String siteKey() {
        return "any";
    }

    @Override
    public List<String> hire(int agents, int capacity) {
        return Collections.nCopies(agents, "anybody");
    }

    @Override
    public Duration cpu() {
        return child.cpu()
                .plus(database.map(process -> process.info()
                                .totalCpuDuration()
                                .orElseThrow(() -> new BenchFailed("the CPU time of the database cannot be seen")))
                        .orElse(Duration.ZERO));
    }

    @Override
    public double residentMebibytes() {
        sweep.accept(child.pid());
        return child.residentMebibytes();
    }

    @Override
    public void closeAndCheck(long acknowledged) {
        close();
        if (database.isPresent()) {
            Matcher stored = STORED.matcher(child.printed());
            String expected = Long.toString(acknowledged);
            if (!stored.find()
                    || !stored.group(1).equals(expected)
                    || !stored.group(2).equals(expected)) {
                throw new BenchFailed(acknowledged + " messages were acknowledged, but of the rows it said "
                        + (stored.hasMatch() ? stored.group() : "nothing"));
            }
        }
    }

    @Override
    public void close() {
        child.close();
    }
}
