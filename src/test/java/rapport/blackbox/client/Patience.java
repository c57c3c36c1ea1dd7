package rapport.blackbox.client;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/// Waits on a monitor until a condition holds. Whoever changes what conditions look at calls [#changed].
public final class Patience {

    public static final Duration USUAL = Duration.ofSeconds(15);

    private final Supplier<String> situation;

    /// `situation` describes, for the message of a failure, what there is instead of what was waited for.
    public Patience(Supplier<String> situation) {
        this.situation = situation;
    }

    public synchronized void changed() {
        notifyAll();
    }

    public <T> T await(String what, Supplier<Optional<T>> condition) {
        return await(what, USUAL, condition);
    }

    public synchronized <T> T await(String what, Duration limit, Supplier<Optional<T>> condition) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            Optional<T> value = condition.get();
            if (value.isPresent()) {
                return value.get();
            }
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new AssertionError(
                        "waited " + limit.toSeconds() + " s in vain for " + what + "; " + situation.get());
            }
            try {
                wait(left);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted while waiting for " + what, interrupted);
            }
        }
    }
}
