package rapport.staffing;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/// A report as one SVG picture: visitors, waits and taken places for each hour. Follows the reader's light or
/// dark setting, and says in words what it shows.
final class Chart {
    private static final int WIDTH = 860;
    private static final int LEFT = 64;
    private static final int RIGHT = 16;
    private static final int PANEL = 150;
    private static final int GAP = 66;
    private static final int TOP = 100;
    private static final int HEIGHT = TOP + 3 * PANEL + 2 * GAP + 40;
    private static final double STEP = (WIDTH - LEFT - RIGHT) / (double) Plan.HOURS;
    private static final double BAR = STEP * 0.62;
    private static final double[] NICE = {1, 2, 2.5, 5, 10};
    private static final int[] NICE_SECONDS = {
        4, 8, 20, 40, 60, 120, 240, 480, 1_200, 2_400, 3_600, 7_200, 14_400, 28_800, 57_600, 115_200
    };

    private static final String STYLE = """
            .page{fill:#fff}.text{fill:#1f2328}.quiet{fill:#59636e}.grid{stroke:#d1d9e0}
            .served{fill:#2f6fde}.gone{fill:#c2410c}.wait{fill:#2f6fde}.p90{stroke:#1f2328}.taken{fill:#2f6fde}
            @media (prefers-color-scheme:dark){
            .page{fill:#16181d}.text{fill:#e6e8eb}.quiet{fill:#9aa4af}.grid{stroke:#333a44}
            .served{fill:#5b94f5}.gone{fill:#f08a4b}.wait{fill:#5b94f5}.p90{stroke:#e6e8eb}.taken{fill:#5b94f5}}
            text{font:12px system-ui,-apple-system,"Segoe UI","PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
            .title{font-size:18px;font-weight:600}.head{font-size:13px;font-weight:600}
            """;

    private final Report report;
    private final StringBuilder svg = new StringBuilder();

    private Chart(Report report) {
        this.report = report;
    }

    static String draw(Report report) {
        return new Chart(report).all();
    }

    private String all() {
        var total = report.total();
        var summary = String.format(
                Locale.ROOT,
                "%s visitors a day; mean wait %s, %s answered within %d s, %s gave up; %s of places taken",
                Numbers.fixed(total.visitors(), 0),
                total.waitMeanSeconds().isPresent()
                        ? Numbers.clock(total.waitMeanSeconds().getAsDouble())
                        : "–",
                percent(total.promptShare()),
                report.withinSeconds(),
                percent(total.abandonedShare()),
                percent(total.occupancy()));
        put(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\""
                        + " aria-labelledby=\"t d\">",
                WIDTH,
                HEIGHT,
                WIDTH,
                HEIGHT));
        put("<title id=\"t\">What if? Visitors, waits and taken places by the hour</title>");
        put(String.format(Locale.ROOT, "<desc id=\"d\">%s.</desc>", summary));
        put(String.format(Locale.ROOT, "<style>%s</style>", STYLE));
        put(String.format(Locale.ROOT, "<rect class=\"page\" width=\"%d\" height=\"%d\"/>", WIDTH, HEIGHT));
        text(LEFT, 30, "title text", "start", "What if?");
        text(LEFT, 50, "quiet", "start", summary);
        visitors(TOP);
        waits(TOP + PANEL + GAP);
        places(TOP + 2 * (PANEL + GAP));
        put("</svg>");
        return svg.toString();
    }

    private void visitors(int top) {
        double most = nice(highest(Report.Row::visitors));
        panel(top, "Visitors in the hour", most, value -> Numbers.shortest(value));
        key(top, 0, "gone", "gave up");
        key(top, 1, "served", "stayed");
        for (var row : report.hours()) {
            double stay = row.visitors() - row.abandoned();
            bar(top, row, 0, stay / most, "served", Numbers.fixed(stay, 1) + " stayed");
            bar(top, row, stay / most, row.abandoned() / most, "gone", Numbers.fixed(row.abandoned(), 1) + " gave up");
        }
        hours(top);
    }

    private void waits(int top) {
        double most = niceTime(Math.max(highest(Chart::mean), highest(Chart::p90)));
        panel(top, "Wait until the first answer", most, Numbers::clock);
        key(top, 0, "p90", "90 % wait less");
        key(top, 1, "wait", "mean");
        for (var row : report.hours()) {
            bar(top, row, 0, mean(row) / most, "wait", "mean " + Numbers.clock(mean(row)));
            if (p90(row) > 0) {
                double x = LEFT + row.hour().orElseThrow() * STEP + (STEP - BAR) / 2 - 2;
                double y = top + PANEL * (1 - p90(row) / most);
                put(String.format(
                        Locale.ROOT,
                        "<path class=\"p90\" stroke-width=\"2\" d=\"M%s %sh%s\"><title>%s: 90 %% wait less than"
                                + " %s</title></path>",
                        at(x),
                        at(y),
                        at(BAR + 4),
                        hour(row),
                        Numbers.clock(p90(row))));
            }
        }
        hours(top);
    }

    private void places(int top) {
        panel(
                top,
                "Places taken, of those of the agents who are there",
                1,
                value -> Numbers.fixed(value * 100, 0) + " %");
        for (var row : report.hours()) {
            double taken = row.occupancy().orElse(0);
            bar(top, row, 0, taken, "taken", percent(row.occupancy()) + " taken");
            if (row.occupancy().isPresent()) {
                double x = LEFT + (row.hour().orElseThrow() + 0.5) * STEP;
                text(x, top + PANEL * (1 - taken) - 4, "quiet", "middle", Numbers.fixed(taken * 100, 0));
            }
        }
        hours(top);
    }

    private interface Label {
        String of(double value);
    }

    private void panel(int top, String heading, double most, Label label) {
        text(LEFT, top - 14, "head text", "start", heading);
        for (int line = 0; line <= 4; line++) {
            double y = top + PANEL * (1 - line / 4.0);
            put(String.format(Locale.ROOT, "<path class=\"grid\" d=\"M%d %sH%d\"/>", LEFT, at(y), WIDTH - RIGHT));
            text(LEFT - 8, y + 4, "quiet", "end", label.of(most * line / 4));
        }
    }

    private void key(int top, int place, String kind, String what) {
        double x = WIDTH - RIGHT - 128 - place * 90;
        if (kind.equals("p90")) {
            put(String.format(
                    Locale.ROOT, "<path class=\"p90\" stroke-width=\"2\" d=\"M%s %dh14\"/>", at(x), top - 18));
        } else {
            put(String.format(
                    Locale.ROOT,
                    "<rect class=\"%s\" x=\"%s\" y=\"%d\" width=\"10\" height=\"10\" rx=\"2\"/>",
                    kind,
                    at(x + 2),
                    top - 23));
        }
        text(x + 20, top - 14, "quiet", "start", what);
    }

    private void hours(int top) {
        for (int hour = 0; hour < Plan.HOURS; hour += 2) {
            text(LEFT + (hour + 0.5) * STEP, top + PANEL + 18, "quiet", "middle", TimesOfDay.write(hour * 60));
        }
    }

    private void bar(int top, Report.Row row, double from, double share, String kind, String says) {
        if (share > 0) {
            put(String.format(
                    Locale.ROOT,
                    "<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"><title>%s: %s</title></rect>",
                    kind,
                    at(LEFT + row.hour().orElseThrow() * STEP + (STEP - BAR) / 2),
                    at(top + PANEL * (1 - from - share)),
                    at(BAR),
                    at(PANEL * share),
                    hour(row),
                    says));
        }
    }

    private void text(double x, double y, String kind, String anchor, String words) {
        put(String.format(
                Locale.ROOT,
                "<text class=\"%s\" x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>",
                kind,
                at(x),
                at(y),
                anchor,
                words));
    }

    private double highest(ToDoubleFunction<Report.Row> value) {
        return report.hours().stream().mapToDouble(value).max().orElse(0);
    }

    private static double mean(Report.Row row) {
        return row.waitMeanSeconds().orElse(0);
    }

    private static double p90(Report.Row row) {
        return row.waitP90Seconds().orElse(0);
    }

    /// The next number whose quarters are short.
    private static double nice(double value) {
        double power = Math.pow(10, Math.floor(Math.log10(Math.max(value, 1) / 4)));
        for (double nice : NICE) {
            if (nice * power * 4 >= value) {
                return nice * power * 4;
            }
        }
        return value;
    }

    private static double niceTime(double seconds) {
        for (int nice : NICE_SECONDS) {
            if (nice >= seconds) {
                return nice;
            }
        }
        return seconds;
    }

    private static String hour(Report.Row row) {
        return TimesOfDay.write(row.hour().orElseThrow() * 60);
    }

    private static String percent(OptionalDouble share) {
        return share.isPresent() ? Numbers.fixed(share.getAsDouble() * 100, 0) + " %" : "–";
    }

    private static String at(double coordinate) {
        return Numbers.shortest(Math.round(coordinate * 10) / 10.0);
    }

    private void put(String element) {
        svg.append(element).append('\n');
    }
}
