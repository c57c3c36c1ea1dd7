package rapport.gateway;

import java.util.Optional;

/// Who is at the other end of a connection, as far as the upgrade request says.
///
/// @param address where it comes from, behind proxies that we trust; without a port
/// @param origin the page's; programs have none
/// @param own whether the origin is the server's own
/// @param login the token in the login's cookie
public record Peer(String address, Optional<String> origin, boolean own, Optional<String> login) {
    @Override
    public String toString() {
        return "Peer[" + address + "]"; // never the token
    }
}
