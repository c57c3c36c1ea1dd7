package rapport.bench;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The product, as it is packaged and with its defaults: SQLite in its own process, every message flushed before its
/// `ok`.
final class Rapport implements Contestant {

    private final ServerProcess server;

    Rapport(Path folder) {
        server = ServerProcess.start(folder);
    }

    @Override
    public String name() {
        return "rapport";
    }

    @Override
    public Map<String, String> about() {
        return Map.of("what", "the packaged jar, embedded SQLite, flushed before ok");
    }

    @Override
    public URI socket() {
        return server.socket();
    }

    @Override
    public String siteKey() {
        return server.siteKey();
    }

    @Override
    public List<String> hire(int agents, int capacity) {
        Accounts accounts = new Accounts(server.url(), server.admin());
        return Stream.generate(() -> accounts.hire(capacity)).limit(agents).toList();
    }

    @Override
    public Duration cpu() {
        return server.cpu();
    }

    @Override
    public double residentMebibytes() {
        Sweep.jvm(server.child().pid());
        return server.residentMebibytes();
    }

    /// That nothing acknowledged is lost is what the torture is for.
    @Override
    public void closeAndCheck(long acknowledged) {
        close();
    }

    @Override
    public void close() {
        server.close();
    }
}
