package rapport.replica;

import java.time.Duration;
import rapport.log.EventLog;

/// How a replica waits where nothing can be done at once. A simulation lets its own time pass.
public interface Patience {
    /// On the replica's own thread, before the log is tried again. Throws if it is not to be tried again: then nothing
    /// was said to anybody.
    void untilLog(Duration duration, EventLog.LogFailed why);

    /// On a reader's thread, before a row that could not be read is asked for again.
    void untilRow(Duration duration);
}
