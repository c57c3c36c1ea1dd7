package rapport.bench;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The numbers of one run, for people and for programs.
record Report(
        Machine machine,
        Start start,
        Memory memory,
        int widgetGzipBytes,
        Conditions conditions,
        List<Round> closed,
        List<Round> open) {

    /// Milliseconds from the launch of the process to the first `ok`: on a new data folder, and on one that is there.
    record Start(double freshMillis, Spread againMillis) {}

    /// Mebibytes of the server that are in RAM.
    record Memory(double afterStart, double withConnections, double afterLoad) {}

    /// What the load was.
    record Conditions(int visitors, int agents, double roundSeconds, double openRate) {}

    String forPeople() {
        return String.join(
                "\n",
                "Rapport, quick bench",
                "  machine          %d cores, %s, %,d MiB, %s, Java %s"
                        .formatted(
                                machine.cores(),
                                machine.cpu(),
                                machine.memoryMebibytes(),
                                machine.system(),
                                machine.java()),
                "  start to ok      %s ms; on a new data folder %.0f ms"
                        .formatted(start.againMillis.with("%.0f"), start.freshMillis),
                "  resident         %.0f MiB after start, %.0f MiB with %,d connections, %.0f MiB after load"
                        .formatted(
                                memory.afterStart,
                                memory.withConnections,
                                conditions.visitors + conditions.agents,
                                memory.afterLoad),
                "  widget           %,d bytes gzip".formatted(widgetGzipBytes),
                "  load             %,d visitors, %d agents, %d rounds of %.0f s each way; medians (least … most)"
                        .formatted(conditions.visitors, conditions.agents, closed.size(), conditions.roundSeconds),
                "  one in flight    %s messages/s acknowledged"
                        .formatted(spread(closed, Round::messagesPerSecond).with("%,.0f")),
                latency("                   ", closed),
                "  open, %,.0f/s   %s messages/s acknowledged"
                        .formatted(
                                conditions.openRate,
                                spread(open, Round::messagesPerSecond).with("%,.0f")),
                latency("                   ", open),
                "  generator        %s %% of the machine with one in flight, %s %% open"
                        .formatted(percent(closed), percent(open)));
    }

    private static String latency(String indent, List<Round> rounds) {
        return "%sto the other side p50 %s ms, p99 %s ms\n%sto the ok         p50 %s ms, p99 %s ms"
                .formatted(
                        indent,
                        spread(rounds, Round::p50Millis).with("%.2f"),
                        spread(rounds, Round::p99Millis).with("%.2f"),
                        indent,
                        spread(rounds, Round::ackP50Millis).with("%.2f"),
                        spread(rounds, Round::ackP99Millis).with("%.2f"));
    }

    private static String percent(List<Round> rounds) {
        return String.format(
                Locale.ROOT, "%.0f", spread(rounds, Round::generatorShare).median() * 100);
    }

    private static Spread spread(List<Round> rounds, ToDoubleFunction<Round> what) {
        return Spread.of(rounds.stream().map(what::applyAsDouble).toList());
    }

    String forPrograms() {
        JsonMapper mapper = new JsonMapper();
        ObjectNode json = mapper.valueToTree(this);
        return json.toPrettyString();
    }
}
