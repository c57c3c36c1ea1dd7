package rapport.api;

import io.vertx.core.buffer.Buffer;
import java.nio.file.Path;
import java.util.Map;

/// What a resource answers. Headers are of the answer itself; [Answering] adds what all answers have.
public sealed interface Reply {
    record Json(int status, Object body, Map<String, String> headers) implements Reply {
        public Json {
            headers = Map.copyOf(headers);
        }
    }

    /// A document of a type, whose bytes are there already.
    record Document(String type, Buffer bytes) implements Reply {}

    record Empty(Map<String, String> headers) implements Reply {
        public Empty {
            headers = Map.copyOf(headers);
        }
    }

    /// What is another one each time it is asked for.
    record Text(int status, String type, String text) implements Reply {}

    record File(Path path, Map<String, String> headers) implements Reply {
        public File {
            headers = Map.copyOf(headers);
        }
    }

    record Refused(Problem problem) implements Reply {}

    static Reply ok(Object body) {
        return new Json(200, body, Map.of());
    }

    static Reply ok(Tagged thing) {
        return new Json(200, thing, tag(thing));
    }

    /// @param place where the new thing is found
    static Reply created(String place, Tagged thing) {
        return new Json(201, thing, Map.of(Headers.ETAG, thing.etag().value(), Headers.LOCATION, place));
    }

    static Reply document(String type, byte[] written) {
        return new Document(type, Buffer.buffer(written));
    }

    static Reply document(String type, Buffer written) {
        return new Document(type, written);
    }

    static Reply json(byte[] written) {
        return document(Headers.JSON, written);
    }

    static Reply nothing() {
        return new Empty(Map.of());
    }

    /// Nothing to show but how the thing is tagged now.
    static Reply nothing(Tagged thing) {
        return new Empty(tag(thing));
    }

    static Reply refused(Problem problem) {
        return new Refused(problem);
    }

    private static Map<String, String> tag(Tagged thing) {
        return Map.of(Headers.ETAG, thing.etag().value());
    }
}
