package rapport.sim;

import tools.jackson.databind.node.ObjectNode;

/// What a client wants done, in this order (`Effect` of inputs.ts).
sealed interface Effect {
    record Dial() implements Effect {}

    record HangUp() implements Effect {}

    record Transmit(ObjectNode frame) implements Effect {}

    record Keep(String account, Item message) implements Effect {}

    record Drop(String account, Item message) implements Effect {}

    record Recall(String account) implements Effect {}

    record Remember(String account, String token) implements Effect {}

    record Forget() implements Effect {}

    /// @param item what was asked
    record Settled(Item item, ObjectNode answer) implements Effect {}

    /// As web/client spells it.
    default ObjectNode json() {
        return switch (this) {
            case Dial dial -> Json.frame("dial");
            case HangUp hangUp -> Json.frame("hangUp");
            case Transmit transmit -> Json.frame("transmit").set("frame", transmit.frame);
            case Keep keep -> Json.frame("keep").put("account", keep.account).set("message", keep.message.json());
            case Drop drop -> Json.frame("drop").put("account", drop.account).set("message", drop.message.json());
            case Recall recall -> Json.frame("recall").put("account", recall.account);
            case Remember remember ->
                Json.frame("remember").put("account", remember.account).put("token", remember.token);
            case Forget forget -> Json.frame("forget");
            case Settled settled ->
                Json.frame("settled").put("id", settled.item.id()).set("answer", settled.answer);
        };
    }
}
