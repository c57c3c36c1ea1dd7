package rapport.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What stands around every measurement: a folder of its own that is gone in the end, a line that says what failed, and
/// a file for the numbers.
final class Lab {
    private Lab() {}

    /// Measures in a folder.
    interface Experiment {
        void run(Path folder) throws IOException;
    }

    /// @return the exit code of the process
    static int run(Experiment experiment) {
        try {
            Path folder = Files.createTempDirectory("rapport-bench-");
            try {
                experiment.run(folder);
                return 0;
            } finally {
                ServerProcess.delete(folder);
            }
        } catch (BenchFailed failed) {
            System.err.println("The bench failed: " + failed.getMessage()
                    + (failed.getCause() == null ? "" : " (" + failed.getCause() + ")"));
            return 1;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Writes a line, or lines, and makes the folder for it.
    static void write(Path out, String text) throws IOException {
        Path parent = out.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.writeString(out, text + "\n");
    }
}
