package rapport.sim;

import tools.jackson.databind.node.ObjectNode;

/// A message or request that is not finished (`Outgoing` of state.ts).
final class Item {
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

    final String id;
    final ObjectNode frame;
    final long at;
    Purpose purpose;
    Status status = Status.WAITING;

    Item(ObjectNode frame, Purpose purpose, long at) {
        this.id = Json.text(frame, "id");
        this.frame = frame;
        this.purpose = purpose;
        this.at = at;
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

    /// As it is kept in storage: what is known of it after a reload.
    Item kept() {
        var copy = new Item(frame, purpose, at);
        copy.status = status == Status.FAILED ? Status.FAILED : Status.WAITING;
        return copy;
    }
}
