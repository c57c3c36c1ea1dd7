package rapport;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import rapport.directory.Origin;

/// All there is to configure; [ConfigKey] says what each key means and what it is by default.
///
/// @param data the folder that everything is kept in
public record Config(Path data, Http http, Uploads uploads, Connections connections) {

    /// @param host the address to listen on
    /// @param port 0: any free one
    /// @param publicOrigin what people type to get here, if that is not what the server sees
    /// @param trustedProxies addresses whose forwarding headers count
    /// @param bodyWithin how long a request's body may take beyond a second for each 240 bytes
    /// @param notice between saying that this server is not ready any more and sending everybody away
    public record Http(
            String host,
            int port,
            Optional<Origin> publicOrigin,
            Set<String> trustedProxies,
            Duration bodyWithin,
            Duration notice) {}

    /// @param maxBytes of one file
    public record Uploads(long maxBytes) {}

    /// @param most connections at once
    /// @param arriving connections at once that are on their way in
    /// @param perAddress connections from one address at once; 0: any number
    /// @param perVisitor connections of one visitor at once
    /// @param sendsPerSecond messages of one visitor, in the long run
    /// @param sendBurst messages of one visitor in a row
    /// @param tick how often a connection is asked whether it lives
    /// @param stuck how long a connection that lives may take nothing of what it is sent
    public record Connections(
            int most,
            int arriving,
            int perAddress,
            int perVisitor,
            int sendsPerSecond,
            int sendBurst,
            Duration tick,
            Duration stuck) {}
}
