package rapport.torture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What a run showed, for people and for programs.
///
/// @param command how to draw the same plan again
/// @param faults how often each was done
/// @param leftOut faults that this machine cannot do, and what they need
/// @param noticed whether the server felt it
/// @param settledMillis how long after the last fault was lifted everybody showed everything; negative: not in time
/// @param plan what was to be done
/// @param journal what was done, with seconds from the beginning
/// @param broken promises that did not hold
record TortureReport(
        String command,
        long seed,
        double seconds,
        Map<Fault, Integer> faults,
        List<String> leftOut,
        Counts counts,
        int starts,
        int refusedStarts,
        Noticed noticed,
        long settledMillis,
        List<String> plan,
        List<String> journal,
        List<String> broken) {

    private static final int SHOWN = 40;

    /// @param acknowledged messages that were answered `ok`, each once
    /// @param again answers that said the message was there already
    /// @param refused by code: agents whose conversation went to another, mostly
    /// @param replaced connections that ended with 4506, although no other client had their session
    /// @param lost acknowledged and not in the log
    /// @param doubled more than once in the log or on a display
    /// @param moved elsewhere than acknowledged, or out of order
    record Counts(
            int visitors,
            int agents,
            long sent,
            long acknowledged,
            long again,
            Map<String, Long> refused,
            long connections,
            long replaced,
            long displayed,
            long stored,
            long lost,
            long doubled,
            long moved) {}

    boolean good() {
        return broken.isEmpty();
    }

    String forPeople() {
        String done = faults.entrySet().stream()
                .map(entry -> "    %4d  %-13s %s"
                        .formatted(
                                entry.getValue(),
                                entry.getKey().name().toLowerCase(Locale.ROOT),
                                entry.getKey().sentence()))
                .collect(Collectors.joining("\n"));
        return String.join(
                "\n",
                "Rapport, torture: " + (good() ? "every promise held" : broken.size() + " promises were broken"),
                "  again            %s".formatted(command),
                "  time             %.0f s; %d starts of the server after the first, %d refused"
                        .formatted(seconds, starts, refusedStarts),
                "  faults",
                done,
                "  felt             a full disk %d times, a failing flush %d times, by the server's log"
                        .formatted(noticed.fullDisk(), noticed.failedFlush()),
                "  left out         %s".formatted(leftOut.isEmpty() ? "nothing" : String.join("; ", leftOut)),
                "  clients          %d visitors, %d agents; %,d connections, %,d replaced by an older one's late hello"
                        .formatted(counts.visitors, counts.agents, counts.connections, counts.replaced),
                "  messages         %,d sent, %,d acknowledged (%,d answers said: already there); refused: %s"
                        .formatted(counts.sent, counts.acknowledged, counts.again, counts.refused),
                "  log              %,d entries; %,d displayed by clients".formatted(counts.stored, counts.displayed),
                "  lost, doubled, moved   %d, %d, %d".formatted(counts.lost, counts.doubled, counts.moved),
                "  healed           "
                        + (settledMillis < 0
                                ? "not in time"
                                : "everybody showed everything after %.1f s".formatted(settledMillis / 1e3)),
                broken.stream()
                        .limit(SHOWN)
                        .map(sentence -> "  BROKEN  " + sentence)
                        .collect(Collectors.joining("\n")));
    }

    /// Writes `torture.json` and `torture.txt`.
    void write(Path folder) {
        try {
            Files.createDirectories(folder);
            ObjectNode json = new JsonMapper().valueToTree(this);
            Files.writeString(folder.resolve("torture.json"), json.toPrettyString() + "\n");
            Files.writeString(
                    folder.resolve("torture.txt"),
                    forPeople() + "\n\nPlan\n" + String.join("\n", plan) + "\n\nJournal\n" + String.join("\n", journal)
                            + "\n\nBroken\n" + String.join("\n", broken) + "\n");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
