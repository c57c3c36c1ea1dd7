package rapport.api;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Changes things one change at a time for each, and refuses a change by somebody who has seen another state of it than
/// there is: `If-Match`, compared and changed under one lock. Every route that changes or deletes a thing goes through
/// the one of these that the API has. The lock is of this process: with several on one database it is this class that
/// has to ask the database. It is a lock among requests only: what agents do by frames meanwhile, as a transfer that
/// asks for another team, is not held up by it, and may fall between the comparison and the change.
final class Changes {
    private static final int LOCKS = 64;
    private static final int TURN_SECONDS = 10;

    private final Lock[] locks =
            Stream.generate(ReentrantLock::new).limit(LOCKS).toArray(Lock[]::new);

    /// @param call names the thing by the id in its path
    /// @param look how the thing is; empty where there is none
    /// @param change is told how it is; what it answers is the answer
    Reply change(Call call, Supplier<Optional<Tagged>> look, Function<Tagged, Reply> change) {
        Lock lock = locks[Math.floorMod(call.id().hashCode(), LOCKS)];
        if (!taken(lock)) {
            return Reply.refused(FrontDesk.heldUp());
        }
        try {
            return look.get()
                    .map(now -> call.preconditions().allowChange(now.etag())
                            ? change.apply(now)
                            : Reply.refused(Problem.changedMeanwhile(now.etag())))
                    .orElseGet(() -> Reply.refused(Problem.notFound()));
        } finally {
            lock.unlock();
        }
    }

    /// Whoever is before us waits for the desk, and that not for ever; but there may be many of them.
    private static boolean taken(Lock lock) {
        try {
            return lock.tryLock(TURN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
