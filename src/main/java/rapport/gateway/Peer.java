package rapport.gateway;

import java.util.Map;
import java.util.Optional;

/// Who is at the other end of a connection, as far as the upgrade request says.
///
/// @param address where it comes from, behind proxies that we trust; without a port
/// @param origin the page's, already accepted; programs have none
/// @param cookies by name, as they were sent
public record Peer(String address, Optional<String> origin, Map<String, String> cookies) {
    public Peer {
        cookies = Map.copyOf(cookies);
    }

    public Optional<String> cookie(String name) {
        return Optional.ofNullable(cookies.get(name));
    }
}
