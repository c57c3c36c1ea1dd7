package rapport;

import rapport.directory.Origin;

/// The address to show to people.
final class PublicAddress {
    private PublicAddress() {}

    /// The configured one, or one that works on this machine.
    static String url(Config.Http http, int port) {
        return http.publicOrigin()
                .map(Origin::value)
                .orElseGet(() ->
                        "http://" + (isEverywhere(http.host()) ? "localhost" : bracketed(http.host())) + ":" + port);
    }

    private static boolean isEverywhere(String host) {
        return host.equals("0.0.0.0") || host.equals("::");
    }

    private static String bracketed(String host) {
        return host.contains(":") ? "[" + host + "]" : host;
    }
}
