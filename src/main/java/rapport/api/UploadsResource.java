package rapport.api;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import rapport.desk.AgentId;
import rapport.desk.Content;
import rapport.desk.ConversationId;
import rapport.desk.Role;
import rapport.desk.SiteId;
import rapport.desk.VisitorId;
import rapport.directory.LoginId;
import rapport.directory.Principal;
import rapport.upload.StoredFile;
import rapport.upload.Uploads;

/// Takes files. A visitor's belongs to their conversation at once; an agent's to the one it is sent into.
final class UploadsResource {
    private final Uploads uploads;
    private final Allowance allowance = new Allowance(60, Duration.ofMinutes(1));

    UploadsResource(Uploads uploads) {
        this.uploads = uploads;
    }

    record Shown(String id, String name, long size, String type, OptionalInt width, OptionalInt height) {
        static Shown of(Content.FileRef file) {
            return new Shown(file.id().value(), file.name(), file.size(), file.type(), file.width(), file.height());
        }
    }

    Reply create(Call call) {
        Arrived file = call.file().orElseThrow(() -> new Refusal(Problem.malformed(Fault.missing("file"))));
        return switch (call.who()) {
            case Principal.Visitor(VisitorId id, SiteId site) ->
                store(file, id.value(), Optional.of(ConversationId.of(id)));
            case Principal.Staff(AgentId id, Role role, LoginId login) -> store(file, id.value(), Optional.empty());
            case Principal.Nobody nobody -> Reply.refused(Problem.unauthenticated());
        };
    }

    private Reply store(Arrived file, String uploader, Optional<ConversationId> place) {
        return allowance
                .waitFor(uploader)
                .map(wait -> Reply.refused(Problem.tooMany(wait)))
                .orElseGet(() -> stored(uploads.store(file.path(), file.name(), uploader, place)));
    }

    private static Reply stored(StoredFile stored) {
        String place = "/api/v1/files/" + stored.file().id().value();
        return new Reply.Json(201, Shown.of(stored.file()), Map.of(Headers.LOCATION, place));
    }
}
