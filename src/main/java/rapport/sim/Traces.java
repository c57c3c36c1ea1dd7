package rapport.sim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// The traces of all pages of a world.
final class Traces {
    private final List<Trace> all = new ArrayList<>();

    Trace begin(String name, ObjectNode opening, String session) {
        var trace = new Trace(name, opening, session);
        all.add(trace);
        return trace;
    }

    /// Those of pages that were given anything.
    List<Trace> all() {
        return all.stream().filter(trace -> trace.inputs() > 0).toList();
    }

    /// Writes a file for each page, `NAME.jsonl`, into a folder that is made if there is none.
    ///
    /// @throws UncheckedIOException if that cannot be done
    void write(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        all().forEach(trace -> trace.write(folder));
    }
}
