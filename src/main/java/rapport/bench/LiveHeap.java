package rapport.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// What lives on the heap of another JVM after a full collection, as the JDK's own `jcmd` counts it.
///
/// @param bytes of all objects
/// @param largest the classes that take most, as lines of the histogram
record LiveHeap(long bytes, List<String> largest) {
    private static final int SHOWN = 25;
    private static final int HEADINGS = 2;

    static LiveHeap of(long pid) {
        try {
            Process jcmd = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            Long.toString(pid),
                            "GC.class_histogram")
                    .redirectErrorStream(true)
                    .start();
            String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (jcmd.waitFor() != 0) {
                throw new BenchFailed("jcmd could not look into the server: " + said);
            }
            return read(said);
        } catch (IOException failed) {
            throw new BenchFailed("there is no jcmd beside this java; a JDK has one", failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new BenchFailed("interrupted", interrupted);
        }
    }

    /// The process id, an empty line or headings, one line a class by size, and `Total <instances> <bytes>`.
    static LiveHeap read(String histogram) {
        List<String> lines = histogram.lines().filter(line -> !line.isBlank()).toList();
        long bytes = lines.stream()
                .filter(line -> line.startsWith("Total"))
                .map(line -> Long.parseLong(line.strip().split("\\s+")[2]))
                .findFirst()
                .orElseThrow(() -> new BenchFailed("jcmd told no total: " + histogram));
        List<String> largest = lines.stream()
                .skip(HEADINGS)
                .filter(line -> line.contains(":"))
                .limit(SHOWN)
                .toList();
        return new LiveHeap(bytes, largest);
    }
}
