package rapport.staffing;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A report as CSV (RFC 4180): one line an hour, and one for all with `total` instead of the hour. Times in
/// seconds, shares from 0 to 1, cells without a value empty.
public final class ReportCsv {
    private static final List<String> HEADINGS = List.of(
            "hour",
            "visitors",
            "answered",
            "served",
            "abandoned",
            "unfinished",
            "drifted",
            "abandoned_share",
            "at_once_share",
            "prompt_share",
            "wait_mean_seconds",
            "wait_p50_seconds",
            "wait_p90_seconds",
            "wait_p99_seconds",
            "wait_max_seconds",
            "queue_mean",
            "queue_max",
            "slots",
            "occupancy",
            "utilisation",
            "fairness",
            "own_agent_share");

    private ReportCsv() {}

    public static String write(Report report) {
        return Stream.concat(
                        Stream.of(String.join(",", HEADINGS)),
                        Stream.concat(report.hours().stream(), Stream.of(report.total()))
                                .map(ReportCsv::line))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private static String line(Report.Row row) {
        return Stream.of(
                        row.hour().isPresent() ? TimesOfDay.write(row.hour().getAsInt() * 60) : "total",
                        number(row.visitors()),
                        number(row.answered()),
                        number(row.served()),
                        number(row.abandoned()),
                        number(row.unfinished()),
                        number(row.drifted()),
                        number(row.abandonedShare()),
                        number(row.atOnceShare()),
                        number(row.promptShare()),
                        number(row.waitMeanSeconds()),
                        number(row.waitP50Seconds()),
                        number(row.waitP90Seconds()),
                        number(row.waitP99Seconds()),
                        number(row.waitMaxSeconds()),
                        number(row.queueMean()),
                        Integer.toString(row.queueMax()),
                        number(row.slots()),
                        number(row.occupancy()),
                        number(row.utilisation()),
                        number(row.fairness()),
                        number(row.ownAgentShare()))
                .collect(Collectors.joining(","));
    }

    private static String number(OptionalDouble value) {
        return value.isPresent() ? number(value.getAsDouble()) : "";
    }

    private static String number(double value) {
        return Numbers.shortest(value);
    }
}
