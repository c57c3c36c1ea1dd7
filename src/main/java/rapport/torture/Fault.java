package rapport.torture;

import java.util.Optional;

/// What is done to the server, and to the network before it.
public enum Fault {
    KILL("SIGKILL, and started again"),
    STOP("SIGTERM, and started again"),
    FREEZE("SIGSTOP, then SIGCONT"),
    LATE("latency and jitter"),
    NARROW("a few kilobytes a second"),
    SLICES("every byte alone"),
    HELD("nothing passes for a while, then all of it"),
    SILENT("a black hole both ways"),
    SILENT_UP("a black hole towards the server"),
    SILENT_DOWN("a black hole towards the client"),
    CUT_RESET("reset at some byte"),
    CUT_FINISH("ended at some byte"),
    HALF_CLOSE("one direction ended at some byte"),
    DISK_FULL("no space on the disk", Tool.MOUNT),
    FLUSH_FAILS("flushes fail", Tool.STRACE),
    SLOW_DISK("flushes take long", Tool.STRACE),
    CLOCK("the clock jumps, and jumps back", Tool.FAKETIME);

    private final String sentence;
    private final Optional<Tool> needs;

    Fault(String sentence) {
        this.sentence = sentence;
        needs = Optional.empty();
    }

    Fault(String sentence, Tool needed) {
        this.sentence = sentence;
        needs = Optional.of(needed);
    }

    String sentence() {
        return sentence;
    }

    /// Whether it is done to the network.
    boolean onTheWay() {
        return switch (this) {
            case LATE, NARROW, SLICES, HELD, SILENT, SILENT_UP, SILENT_DOWN, CUT_RESET, CUT_FINISH, HALF_CLOSE -> true;
            case KILL, STOP, FREEZE, DISK_FULL, FLUSH_FAILS, SLOW_DISK, CLOCK -> false;
        };
    }

    Optional<Tool> needs() {
        return needs;
    }
}
