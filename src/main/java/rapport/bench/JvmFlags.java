package rapport.bench;

import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// How this process was started: a child that is started so, too, can use the start-up cache that was made for it.
final class JvmFlags {

    private JvmFlags() {}

    /// The program `java` with the flags of this process. Of several heap sizes the first one counts: what the
    /// generator needs for its connections comes after it.
    static List<String> java() {
        List<String> command = new ArrayList<>();
        command.add(tool("java"));
        boolean sized = false;
        for (String flag : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            boolean size = flag.startsWith("-Xmx");
            if (!size || !sized) {
                command.add(flag);
            }
            sized |= size;
        }
        return command;
    }

    /// A program of the JDK that this process runs on.
    static String tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    /// Relative where it was given so: the start-up cache remembers the class path as it was written.
    static String ownJar() {
        Path asWritten = Path.of(System.getProperty("java.class.path", ""));
        if (asWritten.toString().endsWith(".jar") && Files.isRegularFile(asWritten)) {
            return asWritten.toString();
        }
        try {
            return Path.of(JvmFlags.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException impossible) {
            throw new BenchFailed("where the jar lies cannot be told", impossible);
        }
    }
}
