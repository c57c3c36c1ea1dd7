package rapport.sim;

import java.util.List;
import tools.jackson.databind.JsonNode;

/// Is told what a client does and sees. Changes nothing.
interface Onlooker {
    default void welcomed(String id) {}

    /// The connection is over, and these have no answer.
    default void over(int code, List<Item> unanswered) {}

    /// `hello` carries this cursor.
    default void cursor(String conversation, long seq) {}

    default void invoked(Item item) {}

    default void answered(Item item, JsonNode frame) {}

    /// What the next frame says may answer this `open`.
    default void granted(Item item) {}

    /// Every frame, before the client looks at it.
    default void heard(JsonNode frame) {}

    default void displayed(String conversation, JsonNode entry) {}

    /// An older entry came before those that are shown.
    default void listed(String conversation, JsonNode entry) {}

    /// The copy is gone.
    default void dropped(String conversation) {}

    /// A hole was filled by history.
    default void filled() {}
}
