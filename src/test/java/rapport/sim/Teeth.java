package rapport.sim;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// Plants a bug into a copy of the product that exists in memory only, and counts the seeds until it is found.
final class Teeth {
    private static final Path SOURCES = Path.of("src/main/java/rapport");

    private Teeth() {}

    /// How many seeds it took; empty if it was not found within its number. What breaks a world counts only if that
    /// very
    /// world is whole without the bug.
    static OptionalInt seedsUntilFound(Bug bug) throws ReflectiveOperationException, IOException {
        var trial = planted(bug, "Trial").getMethod("broken", long.class);
        for (int tried = 1; tried <= bug.seeds(); tried++) {
            long seed = bug.first() + tried - 1L;
            if (!((List<?>) trial.invoke(null, seed)).isEmpty()) {
                var without = Trial.broken(seed);
                if (!without.isEmpty()) {
                    throw new AssertionError("the world of seed " + seed + " is broken without any bug: " + without);
                }
                return OptionalInt.of(tried);
            }
        }
        return OptionalInt.empty();
    }

    /// A class of this package, in the product that has the bug.
    static Class<?> planted(Bug bug, String name) throws ReflectiveOperationException, IOException {
        return new Patched(compiled(bug)).loadClass("rapport.sim." + name);
    }

    private static Map<String, byte[]> compiled(Bug bug) throws IOException {
        var source = Files.readString(SOURCES.resolve(bug.file()));
        int at = source.indexOf(bug.original());
        if (at < 0 || source.indexOf(bug.original(), at + 1) >= 0) {
            throw new AssertionError(bug.name() + ": what is to be replaced is not there exactly once: " + bug.file());
        }
        var patched = source.replace(bug.original(), bug.planted());
        var compiler = ToolProvider.getSystemJavaCompiler();
        var said = new StringWriter();
        try (var files = new InMemory(compiler.getStandardFileManager(null, null, null))) {
            var unit =
                    new SimpleJavaFileObject(
                            URI.create("string:///rapport/" + bug.file()), JavaFileObject.Kind.SOURCE) {
                        @Override
                        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                            return patched;
                        }
                    };
            var options = List.of("-proc:none", "-nowarn", "-classpath", System.getProperty("java.class.path"));
            if (!compiler.getTask(said, files, null, options, null, List.of(unit))
                    .call()) {
                throw new AssertionError(bug.name() + " does not compile: " + said);
            }
            return files.bytes();
        }
    }

    /// Keeps what is compiled.
    private static final class InMemory extends ForwardingJavaFileManager<StandardJavaFileManager> {
        private final Map<String, ByteArrayOutputStream> classes = new HashMap<>();

        private InMemory(StandardJavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                JavaFileManager.Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("mem:///" + name), kind) {
                @Override
                public OutputStream openOutputStream() {
                    var bytes = new ByteArrayOutputStream();
                    classes.put(name, bytes);
                    return bytes;
                }
            };
        }

        private Map<String, byte[]> bytes() {
            var bytes = new HashMap<String, byte[]>();
            classes.forEach((name, stream) -> bytes.put(name, stream.toByteArray()));
            return bytes;
        }
    }

    /// Loads the whole product anew, the patched classes instead of the real ones.
    private static final class Patched extends ClassLoader {
        private final Map<String, byte[]> patched;

        private Patched(Map<String, byte[]> patched) {
            super(Teeth.class.getClassLoader());
            this.patched = patched;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                if (!name.startsWith("rapport.")) {
                    return super.loadClass(name, resolve);
                }
                var loaded = findLoadedClass(name);
                return loaded == null ? defined(name) : loaded;
            }
        }

        private Class<?> defined(String name) throws ClassNotFoundException {
            try (var file = getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (file == null) {
                    throw new ClassNotFoundException(name);
                }
                var real = file.readAllBytes();
                var bytes = patched.getOrDefault(name, real);
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException unreadable) {
                throw new ClassNotFoundException(name, unreadable);
            }
        }
    }
}
