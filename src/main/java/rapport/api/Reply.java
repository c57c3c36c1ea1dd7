package rapport.api;

import io.vertx.core.buffer.Buffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What a resource answers.
public sealed interface Reply {
    /// @param cookies values of `Set-Cookie`
    record Json(int status, Object body, List<String> cookies) implements Reply {}

    /// A JSON body that is written already.
    record Raw(Buffer body) implements Reply {}

    record Empty(List<String> cookies) implements Reply {}

    record Text(int status, String type, String text) implements Reply {}

    record File(Path path, Map<String, String> headers) implements Reply {
        public File {
            headers = Map.copyOf(headers);
        }
    }

    record Refused(Problem problem) implements Reply {}

    static Reply ok(Object body) {
        return new Json(200, body, List.of());
    }

    static Reply created(Object body) {
        return new Json(201, body, List.of());
    }

    static Reply nothing() {
        return new Empty(List.of());
    }

    static Reply refused(Problem problem) {
        return new Refused(problem);
    }
}
