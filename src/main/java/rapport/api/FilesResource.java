package rapport.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import rapport.desk.ConversationId;
import rapport.desk.FileId;
import rapport.directory.Access;
import rapport.directory.Action;
import rapport.directory.Principal;
import rapport.directory.Target;
import rapport.log.Tables;
import rapport.upload.StoredFile;
import rapport.upload.Uploads;

/// Gives files back, to who sent them and to who may read a conversation they are in. Whatever they are, they run
/// nothing: only pictures are shown, everything else is offered for saving.
final class FilesResource {
    private final Uploads uploads;
    private final Tables tables;

    FilesResource(Uploads uploads, Tables tables) {
        this.uploads = uploads;
        this.tables = tables;
    }

    Reply read(Call call) {
        return uploads.byId(new FileId(call.id()))
                .filter(file -> maySee(call.who(), file))
                .<Reply>map(file -> new Reply.File(uploads.path(file.file().id()), headers(file)))
                .orElseGet(() -> Reply.refused(Problem.notFound()));
    }

    private boolean maySee(Principal who, StoredFile file) {
        return isUploader(who, file)
                || file.places().stream()
                        .anyMatch(place -> Access.may(who, Action.READ_CONVERSATION, new Target.OfConversation(place)))
                || isInEarlier(who, file);
    }

    private boolean isInEarlier(Principal who, StoredFile file) {
        if (!(who instanceof Principal.Visitor visitor) || file.places().isEmpty()) {
            return false;
        }
        var theirs = ConversationId.of(visitor.id());
        return Access.may(who, Action.READ_CONVERSATION, new Target.OfEarlier(theirs))
                && tables.conversation(theirs)
                        .filter(row -> row.conversation().earlier().stream().anyMatch(file.places()::contains))
                        .isPresent();
    }

    private static boolean isUploader(Principal who, StoredFile file) {
        return switch (who) {
            case Principal.Nobody nobody -> false;
            case Principal.Visitor visitor -> visitor.id().value().equals(file.uploader());
            case Principal.Staff staff -> staff.id().value().equals(file.uploader());
        };
    }

    private static Map<String, String> headers(StoredFile file) {
        String name =
                URLEncoder.encode(file.file().name(), StandardCharsets.UTF_8).replace("+", "%20");
        Map<String, String> headers = new HashMap<>();
        headers.put("Content-Type", file.isShown() ? file.file().type() : "application/octet-stream");
        headers.put("Content-Disposition", (file.isShown() ? "inline" : "attachment") + "; filename*=UTF-8''" + name);
        headers.put("Content-Security-Policy", "sandbox; default-src 'none'");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        headers.put("Cache-Control", "private, max-age=3600");
        return headers;
    }
}
