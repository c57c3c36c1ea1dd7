package rapport;

import java.util.Locale;

/// Each key of the configuration: its name in a file, its default, its unit and what it is, in one sentence. In the
/// environment a key is `RAPPORT_` and its name in capitals with underscores.
enum ConfigKey {
    DATA("data", "data", "folder", "Where everything is kept: the database and the files that people send."),
    HTTP_HOST("http.host", "0.0.0.0", "address", "The address to listen on; 127.0.0.1 for this machine only."),
    HTTP_PORT("http.port", "7070", "number", "The port to listen on; 0 takes any free one."),
    HTTP_PUBLIC_ORIGIN(
            "http.public-origin",
            "",
            "origin",
            "What people type to get here, such as https://chat.example.com, when a proxy stands in front."),
    HTTP_TRUSTED_PROXIES(
            "http.trusted-proxies",
            "",
            "addresses",
            "Proxies whose X-Forwarded-For and X-Forwarded-Proto count, separated by commas."),
    HTTP_BODY_SECONDS(
            "http.body-seconds",
            "10",
            "seconds",
            "How long the body of a request may take, beyond one second for each 240 bytes of it that have come."),
    HTTP_NOTICE_SECONDS(
            "http.notice-seconds",
            "0",
            "seconds",
            "How long a server that is to stop says so at /readyz before it sends people away; for load balancers."),
    UPLOADS_MAX_BYTES("uploads.max-bytes", "10485760", "bytes", "How large one file may be."),
    CONNECTIONS_MOST("connections.most", "15000", "number", "Sockets at once; more are asked to come back later."),
    CONNECTIONS_ARRIVING(
            "connections.arriving",
            "10000",
            "number",
            "Sockets at once of which it is not known yet whose they are; more are asked to come back soon."),
    CONNECTIONS_PER_ADDRESS(
            "connections.per-address", "200", "number", "Sockets from one address at once; 0 for any number."),
    CONNECTIONS_PER_VISITOR("connections.per-visitor", "8", "number", "Sockets of one visitor at once."),
    CONNECTIONS_SENDS_PER_SECOND(
            "connections.sends-per-second",
            "10",
            "number",
            "Messages a visitor may send each second in the long run; then the server reads more slowly."),
    CONNECTIONS_SEND_BURST("connections.send-burst", "40", "number", "Messages a visitor may send in a row."),
    CONNECTIONS_TICK_SECONDS(
            "connections.tick-seconds",
            "20",
            "seconds",
            "How often a connection is asked whether it lives; less where a proxy in front cuts quiet ones earlier."),
    CONNECTIONS_STUCK_SECONDS(
            "connections.stuck-seconds",
            "60",
            "seconds",
            "How long a socket that lives may take nothing of what it is sent before it is closed.");

    private final String key;
    private final String usual;
    private final String unit;
    private final String sentence;

    ConfigKey(String key, String usual, String unit, String sentence) {
        this.key = key;
        this.usual = usual;
        this.unit = unit;
        this.sentence = sentence;
    }

    String key() {
        return key;
    }

    String usual() {
        return usual;
    }

    String variable() {
        return "RAPPORT_" + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /// For `serve --help`: everything about the key.
    String describe() {
        String shown = usual.isEmpty() ? "none" : usual;
        return "  %s  (%s, default %s; %s)%n      %s".formatted(key, unit, shown, variable(), sentence);
    }
}
