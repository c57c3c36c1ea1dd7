package rapport.sim;

import java.time.Duration;

/// Something that goes wrong, as data: what, where, when, for how long.
sealed interface Fault {
    Duration at();

    /// At one node.
    sealed interface OfNode extends Fault {
        int node();
    }

    /// On the way between one person's tabs and whatever node they are on.
    sealed interface OfLink extends Fault {
        /// Which of all people, visitors first.
        int person();
    }

    /// What becomes of appends.
    enum Append {
        /// Nothing is stored.
        FAILED,
        /// It is stored, and nobody knows.
        STORED_IN_DOUBT,
        /// It is not stored, and nobody knows.
        LOST_IN_DOUBT,
        /// It is stored a while later, unless somebody else has the position by then.
        LATE_IN_DOUBT
    }

    /// @param percent of the appends that it happens to
    record AppendsFail(int node, Duration at, Duration lasting, Append how, int percent) implements OfNode {}

    record AppendsAreSlow(int node, Duration at, Duration lasting, Duration slowness) implements OfNode {}

    /// Rows and pages cannot be read.
    record ReadsFail(int node, Duration at, Duration lasting, int percent) implements OfNode {}

    /// Nothing can be stored by anybody.
    record DiskFull(Duration at, Duration lasting) implements Fault {}

    /// @param silently whether the other side of its connections hears nothing of it, as when the power fails
    /// @param untold whether it happens right after the next commit, before anybody is told
    record Crash(int node, Duration at, Duration down, boolean silently, boolean untold) implements OfNode {}

    /// Stops after saying goodbye.
    /// @param restored whether it comes back with another epoch, as after a restore from a backup
    record Restart(int node, Duration at, Duration down, boolean restored) implements OfNode {}

    record Freeze(int node, Duration at, Duration lasting) implements OfNode {}

    record ClockJump(int node, Duration at, Duration by) implements OfNode {}

    /// Connections are reset, and what was on its way is lost.
    record Cut(int person, Duration at) implements OfLink {}

    /// Reset again and again.
    record Flap(int person, Duration at, int times, Duration every) implements OfLink {}

    /// Nothing arrives for a while.
    ///
    /// @param up whether what goes to the server is held
    /// @param down whether what comes from it is
    record Hold(int person, Duration at, Duration lasting, boolean up, boolean down) implements OfLink {}

    record Latency(int person, Duration at, Duration lasting, Duration more) implements OfLink {}

    /// The client reads nothing, but is alive.
    record SlowReader(int person, Duration at, Duration lasting) implements OfLink {}

    /// Everybody at once: the network of a node.
    record Partition(int node, Duration at, Duration lasting) implements OfNode {}
}
