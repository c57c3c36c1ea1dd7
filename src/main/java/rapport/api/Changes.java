package rapport.api;

import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Changes things one change at a time for each, and refuses a change by somebody who has seen another state of it than
/// there is: `If-Match`, compared and changed under one lock. Every route that changes or deletes a thing goes through
/// the one of these that the API has. The lock is of this process: with several on one database it is this class that
/// has to ask the database.
final class Changes {
    private static final int LOCKS = 64;

    private final Lock[] locks =
            Stream.generate(ReentrantLock::new).limit(LOCKS).toArray(Lock[]::new);

    /// @param call names the thing by the id in its path
    /// @param look how the thing is; empty where there is none
    /// @param change is told how it is; what it answers is the answer
    Reply change(Call call, Supplier<Optional<Tagged>> look, Function<Tagged, Reply> change) {
        Lock lock = locks[Math.floorMod(call.id().hashCode(), LOCKS)];
        lock.lock();
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
}
