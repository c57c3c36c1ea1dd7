package rapport.torture;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A disk in memory, of a size that can be used up, in a mount namespace that only the server sees. A process of ours
/// holds the namespace, so that what is on the disk outlives a server that is killed.
final class SmallDisk implements AutoCloseable {

    private static final int MEBIBYTES = 192;
    private static final byte[] BALLAST = new byte[64 * 1024];

    private final Path mounted;
    private final Process holder;

    private SmallDisk(Path mounted, Process holder) {
        this.mounted = mounted;
        this.holder = holder;
    }

    /// @param folder an empty one; from outside it stays empty
    static SmallDisk mount(Path folder) {
        try {
            Process holder = new ProcessBuilder(
                            "unshare",
                            "--mount",
                            "--propagation",
                            "private",
                            "sh",
                            "-c",
                            "mount -t tmpfs -o size=" + MEBIBYTES
                                    + "m rapport-torture \"$0\" && echo ready && exec sleep 1000000",
                            folder.toAbsolutePath().toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!"ready".equals(holder.inputReader().readLine())) {
                throw new TortureFailed("a small disk could not be mounted");
            }
            return new SmallDisk(folder.toAbsolutePath(), holder);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// The command, run where the disk is seen. The process that starts becomes the command.
    List<String> inside(List<String> command) {
        List<String> inside = new ArrayList<>(List.of("nsenter", "--mount=/proc/" + holder.pid() + "/ns/mnt"));
        inside.addAll(List.of(
                "sh",
                "-c",
                "cd \"$0\" && exec \"$@\"",
                Path.of("").toAbsolutePath().toString()));
        inside.addAll(command);
        return inside;
    }

    /// The disk, as this process can see it.
    Path seenFromHere() {
        return Path.of("/proc/" + holder.pid() + "/root" + mounted);
    }

    /// Uses up every byte that is left.
    void fill() {
        try (OutputStream out = Files.newOutputStream(ballast())) {
            for (int size = BALLAST.length; size > 0; size = size > 1 ? size / 16 : 0) {
                writeUntilFull(out, size);
            }
        } catch (IOException full) {
            // Closing may say once more that it is.
        }
    }

    private static void writeUntilFull(OutputStream out, int size) {
        try {
            while (true) {
                out.write(BALLAST, 0, size);
            }
        } catch (IOException full) {
            return; // that was the aim
        }
    }

    void free() {
        try {
            Files.deleteIfExists(ballast());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Path ballast() {
        return seenFromHere().resolve("ballast");
    }

    @Override
    public void close() {
        holder.destroy();
        try {
            if (!holder.waitFor(5, TimeUnit.SECONDS)) {
                holder.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
