package rapport.api;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import rapport.desk.Answer;
import rapport.desk.Command;
import rapport.replica.Replica;
import rapport.replica.View;

/// The desk, as requests ask it: they do not wait as long as it does. While it is held up, whoever wants to look hears
/// so at once, before anything was done; what it was told to do it does once it can, and only the answer is not waited
/// for any longer.
final class FrontDesk {
    private static final Duration COME_AGAIN = Duration.ofSeconds(5);

    private final Replica desk;
    private final Executor threads;
    private final Duration within;

    /// @param threads where is waited for the desk
    /// @param within how long a request may wait for it
    FrontDesk(Replica desk, Executor threads, Duration within) {
        this.desk = desk;
        this.threads = threads;
        this.within = within;
    }

    Answer ask(Command command) {
        return awaited(() -> desk.ask(command, Optional.empty()));
    }

    <T> T inspect(Function<View, T> look) {
        if (desk.heldUp()) {
            throw new Refusal(heldUp());
        }
        return awaited(() -> desk.inspect(look));
    }

    private <T> T awaited(Supplier<T> waiting) {
        try {
            return CompletableFuture.supplyAsync(waiting, threads).get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new Refusal(heldUp());
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException theirs
                    ? theirs
                    : new IllegalStateException(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted; what was asked may have happened or not", interrupted);
        }
    }

    /// What somebody hears who would have to wait for the desk.
    static Problem heldUp() {
        return Problem.later(
                503,
                "unavailable",
                "Nothing can be stored at the moment. What was asked may happen yet; look before asking again.",
                COME_AGAIN);
    }
}
