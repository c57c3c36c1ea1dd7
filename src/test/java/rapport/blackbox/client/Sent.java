package rapport.blackbox.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// A message under way: its id, and the answer that will come, perhaps on a later connection.
public record Sent(String id, String text, CompletableFuture<Frame> answer) {

    /// The `ok`; an error or silence fails.
    public Frame ok() {
        Frame reply = reply();
        if (!reply.is("ok")) {
            throw new AssertionError("message " + id + " was refused: " + reply);
        }
        return reply;
    }

    /// The `ok` or the final `error`.
    public Frame reply() {
        try {
            return answer.get(Patience.USUAL.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception failed) {
            throw new AssertionError("message " + id + " was not answered", failed);
        }
    }

    public boolean acknowledged() {
        return answer.isDone()
                && !answer.isCompletedExceptionally()
                && answer.join().is("ok");
    }
}
