package rapport.torture;

import java.util.Set;
import rapport.audit.Identity;
import rapport.audit.Marks;
import rapport.audit.Shown;
import rapport.audit.TextHash;
import tools.jackson.databind.JsonNode;

/// Names entries for the auditor, the same whether they come over the wire or from the database.
final class Entries {

    private static final Set<String> MESSAGES = Set.of("text", "note", "file");

    private Entries() {}

    /// @param entry as the contract has it
    static Shown shown(JsonNode entry) {
        JsonNode content = entry.path("content");
        JsonNode author = entry.path("author");
        String kind = content.path("kind").stringValue("");
        String by = Identity.author(
                author.path("kind").stringValue(""), author.path("id").stringValue(""));
        return new Shown(
                entry.path("seq").longValue(),
                identity(kind, by, entry.path("id").stringValue(""), content),
                TextHash.of(content.path("text").stringValue("")));
    }

    /// @param conversation a state as the contract has it
    static Marks marks(JsonNode conversation) {
        JsonNode delivered = conversation.path("delivered");
        JsonNode read = conversation.path("read");
        return new Marks(
                delivered.path("visitor").longValue(),
                read.path("visitor").longValue(),
                delivered.path("agent").longValue(),
                read.path("agent").longValue());
    }

    static boolean message(String kind) {
        return MESSAGES.contains(kind);
    }

    /// @param author as [Identity#author] says it
    static String identity(String kind, String author, String id, JsonNode content) {
        return message(kind)
                ? Identity.message(author, id)
                : Identity.event(
                        kind,
                        content.path("fence").longValue(content.path("cycle").longValue(0)));
    }
}
