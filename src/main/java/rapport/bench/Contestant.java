package rapport.bench;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// One of the servers that are compared: a running process that answers the frames of the contract which the generator
/// uses. Its visitors and agents may be on it until it is closed.
interface Contestant extends AutoCloseable {

    String name();

    /// What it is, and on what settings it runs; for the report.
    Map<String, String> about();

    URI socket();

    /// What visitors say in their `hello`.
    String siteKey();

    /// The tokens of as many new agents, who have room for that many conversations each.
    List<String> hire(int agents, int capacity);

    /// CPU time of all processes that do its work, as user and in the system.
    Duration cpu();

    /// Memory in RAM of the process that holds the connections, in mebibytes, after it threw away what it does not
    /// need.
    double residentMebibytes();

    /// Ends it, and compares what it stored with what was acknowledged, if it stores anything and can tell.
    ///
    /// @param acknowledged since it was started
    /// @throws BenchFailed if it stored another number
    void closeAndCheck(long acknowledged);

    @Override
    void close();
}
