package rapport.replica;

import java.util.concurrent.Executor;

/// One connection, as the replica sees it.
public interface Listener {
    /// Who it is. The same for as long as the listener lives.
    Viewer viewer();

    /// The one thread on which it hears. Listeners of one thread return the same executor: what they hear of a batch is
    /// handed over together.
    Executor loop();

    /// Called on [#loop], in the order of the log.
    void hear(Notice notice);

    /// Called on [#loop] after the last notice of a batch: time to flush.
    void heard();
}
