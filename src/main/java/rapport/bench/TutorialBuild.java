package rapport.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.TimeUnit;

/// Builds the tutorial's server with Maven when a source of it is newer than its jar. It is no part of Rapport's build.
final class TutorialBuild {
    private static final int LIMIT_MINUTES = 10;

    private TutorialBuild() {}

    /// @throws LeftOut if there is nothing to build it from, or with
    static Path jar(Path project) {
        Path pom = project.resolve("pom.xml");
        if (!Files.isRegularFile(pom)) {
            throw new LeftOut("its source is not here: it runs from a checkout");
        }
        Path jar = project.resolve("target").resolve("tutorial.jar");
        if (!upToDate(jar, pom, project.resolve("src"))) {
            if (!Tools.onPath("mvn")) {
                throw new LeftOut("Maven is not installed");
            }
            System.err.println("Building the tutorial's server ...");
            build(pom, project.resolve("target"));
        }
        return jar;
    }

    private static boolean upToDate(Path jar, Path pom, Path sources) {
        try {
            if (!Files.isRegularFile(jar)) {
                return false;
            }
            FileTime built = Files.getLastModifiedTime(jar);
            try (var files = Files.walk(sources)) {
                return newer(built, pom) && files.filter(Files::isRegularFile).allMatch(file -> newer(built, file));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static boolean newer(FileTime built, Path source) {
        try {
            return built.compareTo(Files.getLastModifiedTime(source)) > 0;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void build(Path pom, Path target) {
        try {
            Files.createDirectories(target);
            Path log = target.resolve("build.log");
            ProcessBuilder maven = new ProcessBuilder("mvn", "-B", "-q", "-f", pom.toString(), "package")
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            maven.environment().put("JAVA_HOME", System.getProperty("java.home"));
            Process process = maven.start();
            if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroy();
                throw new BenchFailed("the tutorial could not be built (all of it is in " + log + "): "
                        + Files.readString(log).strip());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new BenchFailed("interrupted", interrupted);
        }
    }
}
