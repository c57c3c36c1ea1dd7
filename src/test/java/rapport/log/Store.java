package rapport.log;

import rapport.transcript.Transcript;

/// One desk's log and everything that is read from it.
public record Store(EventLog log, Tables tables, Transcript transcript) {
    public static Store inMemory() {
        var memory = new MemoryLog();
        return new Store(memory, memory, memory);
    }
}
