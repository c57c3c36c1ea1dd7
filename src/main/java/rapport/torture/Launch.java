package rapport.torture;

import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How the server is started: the program that it is, and the flags of its JVM.
///
/// @param jar relative where it was given so: the start-up cache remembers the class path as it was written
public record Launch(Path jar, List<String> flags) {
    public Launch {
        flags = List.copyOf(flags);
    }

    /// As this process was started itself, so that a start-up cache made for it serves the server too. Of several heap
    /// sizes the first one counts: what the torture needs for its histories comes after it.
    public static Launch likeThis() {
        List<String> flags = new ArrayList<>();
        for (String flag : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (!flag.startsWith("-Xmx") || flags.stream().noneMatch(earlier -> earlier.startsWith("-Xmx"))) {
                flags.add(flag);
            }
        }
        return new Launch(ownJar(), flags);
    }

    private static Path ownJar() {
        Path asWritten = Path.of(System.getProperty("java.class.path", ""));
        if (asWritten.toString().endsWith(".jar") && Files.isRegularFile(asWritten)) {
            return asWritten;
        }
        try {
            return Path.of(Launch.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new TortureFailed("where the jar lies cannot be told", impossible);
        }
    }

    List<String> command(int port, Path data) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-jar", jar.toString(), "serve"));
        command.addAll(List.of("--port", Integer.toString(port), "--data", data.toString()));
        return command;
    }
}
