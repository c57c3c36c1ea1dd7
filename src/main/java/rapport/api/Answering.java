package rapport.api;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rapport.log.EventLog;
import rapport.sql.DatabaseFailed;
import tools.jackson.databind.json.JsonMapper;

/// Turns what resources answer into bytes, and what goes wrong in them into an answer that tells strangers nothing: an
/// id that stands in the log as well.
final class Answering {
    private static final Logger LOG = LoggerFactory.getLogger(Answering.class);

    private static final int UNAUTHENTICATED = 401;

    private final JsonMapper json;

    Answering(JsonMapper json) {
        this.json = json;
    }

    /// A reply in bytes, made on the virtual thread.
    sealed interface Written {
        record Bytes(int status, Map<String, String> headers, Buffer body) implements Written {}

        record File(Map<String, String> headers, String path) implements Written {}
    }

    /// Has the resource answer, whatever happens.
    Written answer(Resource resource, Call call) {
        try {
            return write(resource.answer(call), call);
        } catch (Refusal refusal) {
            return problem(refusal.problem());
        } catch (RuntimeException e) {
            return problem(failure(e));
        }
    }

    /// Whatever else went wrong: the database, which may be there again in a moment, or our own mistakes.
    Problem failure(@Nullable Throwable failure) {
        return failure instanceof DatabaseFailed || failure instanceof EventLog.LogFailed
                ? failure(503, "unavailable", "Try again in a moment.", failure)
                : failure(500, "internal", "Something went wrong here.", failure);
    }

    private static Problem failure(int status, String code, String detail, @Nullable Throwable failure) {
        String id = UUID.randomUUID().toString();
        LOG.error("request failed, id {}", id, failure);
        return Problem.of(status, code, detail + " Error id " + id + ".");
    }

    private Written write(Reply reply, Call call) {
        return switch (reply) {
            case Reply.Json(int status, Object body, Map<String, String> headers) ->
                shown(call, bytes(status, Headers.JSON, Buffer.buffer(json.writeValueAsBytes(body)), headers));
            case Reply.Document(String type, Buffer bytes) -> shown(call, bytes(200, type, bytes, Map.of()));
            case Reply.Empty(Map<String, String> headers) -> bytes(204, "", Buffer.buffer(), headers);
            case Reply.Text(int status, String type, String text) -> bytes(status, type, Buffer.buffer(text), Map.of());
            case Reply.File(var path, var headers) -> new Written.File(headers, path.toString());
            case Reply.Refused(Problem problem) -> problem(problem);
        };
    }

    /// Whatever is looked at has a tag, by which who has it already is spared the bytes.
    private static Written shown(Call call, Written.Bytes answer) {
        if (!call.envelope().method().equals(HttpMethod.GET)) {
            return answer;
        }
        String tag = answer.headers()
                .computeIfAbsent(
                        Headers.ETAG, none -> Etag.of(answer.body().getBytes()).value());
        if (!call.preconditions().alreadyHave(new Etag(tag))) {
            return answer;
        }
        answer.headers().remove(Headers.CONTENT_TYPE);
        return new Written.Bytes(304, answer.headers(), Buffer.buffer());
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
        Map<String, String> headers = new TreeMap<>();
        problem.etag().ifPresent(etag -> {
            body.put("etag", etag.value());
            headers.put(Headers.ETAG, etag.value());
        });
        if (problem.status() == UNAUTHENTICATED) {
            headers.put("WWW-Authenticate", "Bearer"); // a scheme at which browsers ask nobody for anything
        }
        problem.retryAfter().ifPresent(wait -> headers.put("Retry-After", seconds(wait)));
        return bytes(
                problem.status(), "application/problem+json", Buffer.buffer(json.writeValueAsBytes(body)), headers);
    }

    /// Rounded up: whoever waits that long has waited long enough.
    private static String seconds(Duration wait) {
        return Long.toString(Math.max(1, wait.plusMillis(999).toSeconds()));
    }

    private static Written.Bytes bytes(int status, String type, Buffer body, Map<String, String> more) {
        Map<String, String> headers = new TreeMap<>(more);
        headers.put("Cache-Control", "no-store");
        headers.put("X-Content-Type-Options", "nosniff");
        if (!type.isEmpty()) {
            headers.put(Headers.CONTENT_TYPE, type);
        }
        return new Written.Bytes(status, headers, body);
    }

    /// On the event loop.
    static void send(HttpServerResponse response, Written written) {
        if (response.closed() || response.ended()) {
            return; // they have gone
        }
        switch (written) {
            case Written.Bytes(int status, Map<String, String> headers, Buffer body) -> {
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
