package rapport.replica;

import rapport.log.Store;

/// A [Replica] on a log in memory.
final class MemoryReplicaTest extends ReplicaContract {
    @Override
    Store open() {
        return Store.inMemory();
    }

    @Override
    void closeStore() {}
}
