package rapport.staffing;

import java.util.OptionalDouble;

/// A report for a terminal.
final class ReportTable {
    private ReportTable() {}

    static String write(Report report) {
        var text = new StringBuilder();
        text.append(cells("", "", "", "", "", "", "wait", "", "", "", "", "queue", "", "", "", "agents"));
        text.append(cells(
                "",
                "visitors",
                "served",
                "gave up",
                "at once",
                "<" + report.withinSeconds() + " s",
                "mean",
                "p50",
                "p90",
                "p99",
                "max",
                "mean",
                "max",
                "places",
                "taken",
                "busy"));
        for (var row : report.hours()) {
            if (row.visitors() > 0 || row.slots() > 0 || row.queueMax() > 0) {
                text.append(line(TimesOfDay.write(row.hour().orElseThrow() * 60), row));
            }
        }
        text.append(line("a day", report.total())).append('\n');
        agents(report, text);
        return text.toString();
    }

    private static String line(String name, Report.Row row) {
        return cells(
                name,
                count(row.visitors()),
                count(row.served()),
                count(row.abandoned()),
                percent(row.atOnceShare()),
                percent(row.promptShare()),
                clock(row.waitMeanSeconds()),
                clock(row.waitP50Seconds()),
                clock(row.waitP90Seconds()),
                clock(row.waitP99Seconds()),
                clock(row.waitMaxSeconds()),
                Numbers.fixed(row.queueMean(), 1),
                Integer.toString(row.queueMax()),
                Numbers.fixed(row.slots(), 1),
                percent(row.occupancy()),
                percent(row.utilisation()));
    }

    private static String cells(Object... cells) {
        return "%-7s %9s %7s %8s %8s %7s %9s %7s %7s %7s %7s %8s %4s %7s %6s %7s"
                        .formatted(cells)
                        .stripTrailing()
                + "\n";
    }

    private static void agents(Report report, StringBuilder text) {
        var total = report.total();
        int shown = Math.min(20, report.agents().size());
        text.append("Agents                     conversations   hours   taken    busy\n");
        for (var agent : report.agents().subList(0, shown)) {
            text.append("%-26s %13s %7s %7s %7s%n"
                    .formatted(
                            agent.name(),
                            count(agent.conversations()),
                            Numbers.fixed(agent.hours(), 1),
                            percent(agent.occupancy()),
                            percent(agent.utilisation())));
        }
        if (shown < report.agents().size()) {
            text.append("and ").append(report.agents().size() - shown).append(" more\n");
        }
        text.append("Fairness ")
                .append(
                        total.fairness().isPresent()
                                ? Numbers.fixed(total.fairness().getAsDouble(), 3)
                                : "-")
                .append(" (1: all agents equally occupied)");
        if (total.ownAgentShare().isPresent()) {
            text.append("; ").append(percent(total.ownAgentShare())).append(" of those who came again had their agent");
        }
        if (total.drifted() > 0) {
            text.append("; ").append(count(total.drifted())).append(" conversations a day lost their agent");
        }
        if (total.unfinished() > 0) {
            text.append("; ").append(count(total.unfinished())).append(" a day were not finished in the end");
        }
        text.append('\n');
    }

    private static String count(double value) {
        return Numbers.fixed(value, value == Math.rint(value) ? 0 : 1);
    }

    private static String percent(OptionalDouble share) {
        return share.isPresent() ? Numbers.fixed(share.getAsDouble() * 100, 0) + " %" : "-";
    }

    private static String clock(OptionalDouble seconds) {
        return seconds.isPresent() ? Numbers.clock(seconds.getAsDouble()) : "-";
    }
}
