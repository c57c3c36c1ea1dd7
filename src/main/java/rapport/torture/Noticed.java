package rapport.torture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Whether the server felt what was done to it: a run in which no flush ever failed shows nothing about failing
/// flushes.
///
/// @param fullDisk lines in its log that name a full disk
/// @param failedFlush lines that name a failed flush
record Noticed(long fullDisk, long failedFlush) {

    /// It complains once in ten seconds; with this many faults it must have complained once.
    private static final int ENOUGH = 5;

    static Noticed in(String log) {
        return new Noticed(
                log.lines().filter(line -> line.contains("SQLITE_FULL")).count(),
                log.lines()
                        .filter(line -> line.contains("SQLITE_IOERR_FSYNC") || line.contains("SQLITE_IOERR_DIR_FSYNC"))
                        .count());
    }

    /// What was done often and never felt.
    List<String> never(Map<Fault, Integer> done) {
        List<String> never = new ArrayList<>();
        if (done.getOrDefault(Fault.DISK_FULL, 0) >= ENOUGH && fullDisk == 0) {
            never.add("the torture was too weak: the server never met a full disk");
        }
        if (done.getOrDefault(Fault.FLUSH_FAILS, 0) >= ENOUGH && failedFlush == 0) {
            never.add("the torture was too weak: the server never met a failing flush");
        }
        return never;
    }
}
