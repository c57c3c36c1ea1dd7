package rapport.api;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rapport.sql.DatabaseFailed;
import tools.jackson.databind.json.JsonMapper;

/// Turns what resources answer into bytes, and what goes wrong in them into an answer that tells strangers nothing: an
/// id that stands in the log as well.
final class Answering {
    private static final Logger LOG = LoggerFactory.getLogger(Answering.class);

    private static final String JSON = "application/json";

    private final JsonMapper json;

    Answering(JsonMapper json) {
        this.json = json;
    }

    /// A reply in bytes, made on the virtual thread.
    sealed interface Written {
        record Bytes(int status, Map<String, List<String>> headers, Buffer body) implements Written {}

        record File(Map<String, String> headers, String path) implements Written {}
    }

    /// Has the resource answer, whatever happens.
    Written answer(Resource resource, Call call) {
        try {
            return write(resource.answer(call));
        } catch (Refusal refusal) {
            return problem(refusal.problem());
        } catch (DatabaseFailed e) {
            return problem(failure(503, "unavailable", "Try again in a moment.", e));
        } catch (RuntimeException e) {
            return problem(failure(e));
        }
    }

    /// Whatever else went wrong: our own mistakes.
    Problem failure(@Nullable Throwable failure) {
        return failure(500, "internal", "Something went wrong here.", failure);
    }

    private static Problem failure(int status, String code, String detail, @Nullable Throwable failure) {
        String id = UUID.randomUUID().toString();
        LOG.error("request failed, id {}", id, failure);
        return Problem.of(status, code, detail + " Error id " + id + ".");
    }

    private Written write(Reply reply) {
        return switch (reply) {
            case Reply.Json(int status, Object body, List<String> cookies) ->
                bytes(status, JSON, Buffer.buffer(json.writeValueAsBytes(body)), cookies);
            case Reply.Raw(Buffer body) -> bytes(200, JSON, body, List.of());
            case Reply.Empty(List<String> cookies) -> bytes(204, "", Buffer.buffer(), cookies);
            case Reply.Text(int status, String type, String text) ->
                bytes(status, type, Buffer.buffer(text), List.of());
            case Reply.File(var path, var headers) -> new Written.File(headers, path.toString());
            case Reply.Refused(Problem problem) -> problem(problem);
        };
    }

    Written problem(Problem problem) {
        Map<String, Object> body = new TreeMap<>();
        body.put("type", "urn:rapport:problem:" + problem.code());
        body.put("title", problem.code().replace('_', ' '));
        body.put("status", problem.status());
        body.put("detail", problem.detail());
        body.put("code", problem.code());
        if (!problem.errors().isEmpty()) {
            body.put("errors", problem.errors());
            body.put("field", problem.errors().getFirst().field());
        }
        Written.Bytes written = bytes(
                problem.status(), "application/problem+json", Buffer.buffer(json.writeValueAsBytes(body)), List.of());
        problem.retryAfter().ifPresent(wait -> written.headers().put("Retry-After", List.of(seconds(wait))));
        return written;
    }

    /// Rounded up: whoever waits that long has waited long enough.
    private static String seconds(Duration wait) {
        return Long.toString(Math.max(1, wait.plusMillis(999).toSeconds()));
    }

    private static Written.Bytes bytes(int status, String type, Buffer body, List<String> cookies) {
        Map<String, List<String>> headers = new TreeMap<>();
        headers.put("Cache-Control", List.of("no-store"));
        headers.put("X-Content-Type-Options", List.of("nosniff"));
        if (!type.isEmpty()) {
            headers.put("Content-Type", List.of(type));
        }
        if (!cookies.isEmpty()) {
            headers.put("Set-Cookie", cookies);
        }
        return new Written.Bytes(status, headers, body);
    }

    /// On the event loop.
    static void send(HttpServerResponse response, Written written) {
        if (response.closed() || response.ended()) {
            return; // they have gone
        }
        switch (written) {
            case Written.Bytes(int status, Map<String, List<String>> headers, Buffer body) -> {
                response.setStatusCode(status);
                headers.forEach(response.headers()::set);
                response.end(body);
            }
            case Written.File(Map<String, String> headers, String path) -> {
                headers.forEach(response.headers()::set);
                response.sendFile(path).onFailure(gone -> LOG.error("file {} could not be sent", path, gone));
            }
        }
    }
}
