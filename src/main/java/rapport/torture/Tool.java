package rapport.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// What some faults need of this machine beside Java.
public enum Tool {
    /// Makes system calls of the running server fail, or late.
    STRACE("strace, and the right to trace a process (Debian: apt-get install strace)"),
    /// Gives the server a small disk of its own.
    MOUNT("unshare and nsenter of util-linux, and the right to mount (root, or CAP_SYS_ADMIN)"),
    /// Turns the server's clock.
    FAKETIME("libfaketime (Debian: apt-get install faketime)");

    private final String need;

    Tool(String need) {
        this.need = need;
    }

    String need() {
        return need;
    }

    /// Those that work here: each is tried.
    public static Set<Tool> here() {
        Set<Tool> here = EnumSet.noneOf(Tool.class);
        if (works("strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=fsync", "true")) {
            here.add(STRACE);
        }
        if (works("unshare", "--mount", "--propagation", "private", "sh", "-c", "mount -t tmpfs tmpfs /mnt")
                && works("nsenter", "--version")) {
            here.add(MOUNT);
        }
        if (faketime().isPresent()) {
            here.add(FAKETIME);
        }
        return here;
    }

    /// The library that turns the clock.
    static Optional<Path> faketime() {
        return Stream.of("/usr/lib", "/usr/lib64", "/usr/local/lib")
                .map(Path::of)
                .flatMap(folder -> Stream.concat(Stream.of(folder), folders(folder)))
                .map(folder -> folder.resolve("faketime/libfaketime.so.1"))
                .filter(Files::isReadable)
                .findFirst();
    }

    private static Stream<Path> folders(Path parent) {
        var found = parent.toFile()
                .listFiles(file -> file.isDirectory() && file.getName().endsWith("-linux-gnu"));
        return found == null ? Stream.empty() : Arrays.stream(found).map(file -> file.toPath());
    }

    private static boolean works(String... command) {
        try {
            Process process = new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            boolean ended = process.waitFor(5, TimeUnit.SECONDS);
            process.destroyForcibly();
            return ended && process.exitValue() == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
