package rapport.sql;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteJDBCLoader;

/// Hands SQLite's native library to its driver.
///
/// Left to itself, the driver starts a process to ask which system this is, unpacks the library into the shared
/// temporary folder, and compares what it wrote byte by byte: a tenth of a second at every start, on the way to the
/// database. On the systems named here the library is unpacked into a folder that nobody else can write to, loaded, and
/// deleted. Anywhere else, and whenever that fails, the driver does it its own way.
final class NativeLibrary {
    private static final Logger LOG = LoggerFactory.getLogger(NativeLibrary.class);
    private static final String FOLDER = "org.sqlite.lib.path";
    private static final String NAME = "org.sqlite.lib.name";
    private static final String FILE = "libsqlitejdbc.so";
    /// By `os.arch`, with where another C library than glibc would have its loader.
    private static final Map<String, Place> LINUX = Map.of(
            "amd64", new Place("x86_64", Path.of("/lib/ld-musl-x86_64.so.1")),
            "aarch64", new Place("aarch64", Path.of("/lib/ld-musl-aarch64.so.1")));

    private record Place(String folder, Path musl) {}

    private NativeLibrary() {}

    /// To be called before the first connection; later it does nothing.
    static synchronized void load() {
        Place place = LINUX.get(System.getProperty("os.arch", ""));
        boolean linux = System.getProperty("os.name", "").equals("Linux")
                && !System.getProperty("java.runtime.name", "").contains("Android");
        if (!linux || place == null || Files.exists(place.musl()) || System.getProperty(FOLDER) != null) {
            return;
        }
        try (InputStream packed =
                SQLiteJDBCLoader.class.getResourceAsStream("native/Linux/" + place.folder() + "/" + FILE)) {
            if (packed != null) {
                load(packed);
            }
        } catch (IOException | RuntimeException e) {
            LOG.debug("SQLite's library is left to its driver", e);
        }
    }

    private static void load(InputStream packed) throws IOException {
        Path folder = Files.createTempDirectory("rapport-sqlite-");
        Path file = folder.resolve(FILE);
        try {
            Files.copy(packed, file);
            System.setProperty(FOLDER, folder.toString());
            System.setProperty(NAME, FILE);
            SQLiteJDBCLoader.initialize();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) { // as it is declared
            throw new IOException(e);
        } finally {
            System.clearProperty(FOLDER);
            System.clearProperty(NAME);
            Files.deleteIfExists(file);
            Files.deleteIfExists(folder);
        }
    }
}
