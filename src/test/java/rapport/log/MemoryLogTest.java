package rapport.log;

/// [MemoryLog] keeps the contract.
final class MemoryLogTest extends LogContract {
    @Override
    Store open() {
        return Store.inMemory();
    }
}
