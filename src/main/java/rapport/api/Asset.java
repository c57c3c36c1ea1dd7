package rapport.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/// A file of the front end out of the jar, in memory, with its compressed form and the mark by which caches know it.
///
/// @param zipped empty where compressing would gain nothing
record Asset(String type, Buffer bytes, Optional<Buffer> zipped, String mark) {
    private static final int WORTH_ZIPPING = 1_024;
    private static final int MARK_BYTES = 12;
    private static final String UNKNOWN = "application/octet-stream";
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("html", "text/html; charset=utf-8"),
            Map.entry("js", "text/javascript; charset=utf-8"),
            Map.entry("css", "text/css; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("webmanifest", "application/manifest+json"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("webp", "image/webp"),
            Map.entry("ico", "image/x-icon"),
            Map.entry("woff2", "font/woff2"),
            Map.entry("mp3", "audio/mpeg"),
            Map.entry("ogg", "audio/ogg"),
            Map.entry("wav", "audio/wav"),
            Map.entry("txt", "text/plain; charset=utf-8"));

    /// The resource of this name in the jar, if there is one.
    static Optional<Asset> load(String resource) {
        try (InputStream stream = Asset.class.getResourceAsStream("/" + resource)) {
            return stream == null ? Optional.empty() : Optional.of(of(resource, stream.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isPage() {
        return type.startsWith("text/html");
    }

    /// The same page with another word in it.
    Asset replacing(String word, String by) {
        try {
            return of("page.html", bytes.toString().replace(word, by).getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Asset of(String name, byte[] bytes) throws IOException {
        String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), UNKNOWN);
        byte[] zipped = zip(bytes);
        boolean worth = bytes.length >= WORTH_ZIPPING && zipped.length < bytes.length;
        return new Asset(
                type, Buffer.buffer(bytes), worth ? Optional.of(Buffer.buffer(zipped)) : Optional.empty(), mark(bytes));
    }

    private static byte[] zip(byte[] bytes) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream stream = new GZIPOutputStream(zipped)) {
            stream.write(bytes);
        }
        return zipped.toByteArray();
    }

    private static String mark(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return '"' + HexFormat.of().formatHex(digest, 0, MARK_BYTES) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
