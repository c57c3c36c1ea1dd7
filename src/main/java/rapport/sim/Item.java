package rapport.sim;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A message or request that is not finished (`Outgoing` of state.ts).
///
/// @param at when it was made, in milliseconds
/// @param seq a message's place in the log, once known
/// @param refusal why a message failed
record Item(
        String id,
        ObjectNode frame,
        Purpose purpose,
        long at,
        Status status,
        OptionalLong seq,
        Optional<ObjectNode> refusal) {
    /// Where it stands.
    enum Status {
        WAITING,
        SENT,
        ACKED,
        FAILED
    }

    /// Which part of the client asked; messages are the person's.
    enum Purpose {
        MESSAGE,
        CALLER,
        FILL,
        OLDER,
        FOLLOW,
        IGNORED
    }

    static Item of(ObjectNode frame, Purpose purpose, long at) {
        return new Item(
                Json.text(frame, "id"), frame, purpose, at, Status.WAITING, OptionalLong.empty(), Optional.empty());
    }

    Item with(Status newStatus) {
        return new Item(id, frame, purpose, at, newStatus, seq, refusal);
    }

    Item placed(long seq) {
        return new Item(id, frame, purpose, at, status, OptionalLong.of(seq), refusal);
    }

    Item refused(ObjectNode reason) {
        return new Item(id, frame, purpose, at, Status.FAILED, seq, Optional.of(reason));
    }

    Item ignored() {
        return new Item(id, frame, Purpose.IGNORED, at, status, seq, refusal);
    }

    boolean message() {
        return purpose == Purpose.MESSAGE;
    }

    String type() {
        return Json.text(frame, "type");
    }

    String conversation() {
        return Json.text(frame, "conversation");
    }

    /// Frames that may be said twice without harm, and so outlive a connection.
    boolean repeatable() {
        return switch (type()) {
            case "profile", "rate", "availability" -> true;
            default -> false;
        };
    }

    /// As web/client has it in its state and in storage.
    ObjectNode json() {
        var json = Json.object().put("kind", message() ? "message" : "request").put("id", id);
        json.set("frame", frame);
        json.put("status", status.name().toLowerCase(Locale.ROOT));
        if (message()) {
            json.put("at", at);
            seq.ifPresent(place -> json.put("seq", place));
            refusal.ifPresent(reason -> json.set("refusal", reason));
        } else {
            json.put("purpose", purpose.name().toLowerCase(Locale.ROOT));
        }
        return json;
    }

    /// A message that storage had: it is sent again, unless it was refused.
    static Item recalled(JsonNode json) {
        var refusal = Optional.ofNullable(json.get("refusal")).map(JsonNode::asObject);
        return new Item(
                Json.text(json, "id"),
                json.path("frame").asObject(),
                Purpose.MESSAGE,
                Json.number(json, "at"),
                refusal.isPresent() ? Status.FAILED : Status.WAITING,
                Json.optionalNumber(json, "seq"),
                refusal);
    }
}
