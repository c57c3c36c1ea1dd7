package rapport.api;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/// Lets only a few at something that costs much; who comes while they are at it hears to come again, and does not wait.
final class Few {
    private final Semaphore places;
    private final Duration comeAgain;

    Few(int atOnce, Duration comeAgain) {
        this.places = new Semaphore(atOnce);
        this.comeAgain = comeAgain;
    }

    Reply one(Supplier<Reply> what) {
        if (!places.tryAcquire()) {
            return Reply.refused(Problem.busy(comeAgain));
        }
        try {
            return what.get();
        } finally {
            places.release();
        }
    }
}
