package rapport.api;

import io.vertx.core.Context;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.FileUpload;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import tools.jackson.databind.json.JsonMapper;

/// Takes in a file: asks first who sends it and whether they may, then lets the bytes flow to the disk, and no more of
/// them than allowed. What is not taken over is deleted when the request ends, however it ends.
final class Intake {
    private static final int ENVELOPE_BYTES = 16 * 1024; // the multipart format's own lines
    private static final String ADMITTED = "rapport.admitted";

    private final Executor threads;
    private final Gate gate;
    private final Edge edge;
    private final JsonMapper json;
    private final Answering answering;
    private final Path folder;
    private final long fileBytes;

    /// `folder` is where files lie while they come in; `fileBytes` is how many one may have.
    Intake(Executor threads, Gate gate, Edge edge, JsonMapper json, Answering answering, Path folder, long fileBytes) {
        this.threads = threads;
        this.gate = gate;
        this.edge = edge;
        this.json = json;
        this.answering = answering;
        this.folder = folder;
        this.fileBytes = fileBytes;
    }

    /// What reads the body of whoever was admitted.
    BodyHandler body() {
        return BodyHandler.create(folder.toString())
                .setBodyLimit(fileBytes + ENVELOPE_BYTES)
                .setDeleteUploadedFilesOnEnd(true);
    }

    void admit(Route route, RoutingContext context) {
        HttpServerRequest request = context.request();
        String type = request.getHeader("Content-Type");
        if (type == null || !type.startsWith("multipart/form-data")) {
            refuse(context, Problem.of(415, "unsupported_media_type", "The body has to be multipart/form-data."));
            return;
        }
        request.pause();
        Context loop = context.vertx().getOrCreateContext();
        Envelope envelope = edge.envelope(request);
        Call stranger = Call.stranger(context, envelope, json);
        threads.execute(() -> {
            Gate.Pass pass = checked(route, envelope, stranger);
            loop.runOnContext(checked -> {
                switch (pass) {
                    case Gate.Pass.Open(Call call) -> {
                        context.put(ADMITTED, call);
                        context.next();
                        request.resume();
                    }
                    case Gate.Pass.Shut(Problem problem) -> refuse(context, problem);
                }
            });
        });
    }

    /// Whoever cannot be asked about now is not left without an answer.
    private Gate.Pass checked(Route route, Envelope envelope, Call stranger) {
        try {
            return gate.check(route, envelope, stranger);
        } catch (Refusal refusal) {
            return new Gate.Pass.Shut(refusal.problem());
        } catch (RuntimeException failure) {
            return new Gate.Pass.Shut(answering.failure(failure));
        }
    }

    void take(Route route, RoutingContext context) {
        List<FileUpload> files = context.fileUploads();
        if (files.size() != 1) {
            refuse(
                    context,
                    Problem.malformed(new Fault("file", Fault.MISSING, "The form has to hold exactly one file.")));
            return;
        }
        FileUpload file = files.getFirst();
        if (file.size() > fileBytes) {
            refuse(context, tooLarge());
            return;
        }
        Arrived arrived = new Arrived(Path.of(file.uploadedFileName()), file.fileName());
        Call call = Optional.ofNullable(context.<Call>get(ADMITTED))
                .orElseThrow(() -> new AssertionError("nobody was admitted"))
                .with(arrived);
        Context loop = context.vertx().getOrCreateContext();
        threads.execute(() -> {
            Answering.Written written = answering.answer(route.resource(), call);
            loop.runOnContext(done -> Answering.send(context.response(), written));
        });
    }

    Problem tooLarge() {
        return Problem.tooLarge(fileBytes);
    }

    /// The rest of the body is not worth waiting for.
    private void refuse(RoutingContext context, Problem problem) {
        context.response().putHeader("Connection", "close");
        Answering.send(context.response(), answering.problem(problem));
    }
}
