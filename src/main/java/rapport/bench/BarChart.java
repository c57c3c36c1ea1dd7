package rapport.bench;

import java.util.Formatter;
import java.util.List;
import java.util.Locale;

/// Bars with their spread as SVG: one panel for each figure, one bar for each contestant, from zero.
final class BarChart {
    /// @param format how a value is written, for [String#format]
    record Panel(String title, String format, List<Bar> bars) {
        Panel {
            bars = List.copyOf(bars);
        }
    }

    record Bar(String name, Spread value) {}

    private static final int WIDTH = 760;
    private static final int NAME = 100;
    private static final int LENGTH = 430;
    private static final int BAR = 18;
    private static final int STEP = 26;
    private static final int HEAD = 34;
    private static final int MARGIN = 20;
    private static final String OURS = "#2563eb";
    private static final String THEIRS = "#94a3b8";

    private final String title;
    private final String note;
    private final List<Panel> panels;

    BarChart(String title, String note, List<Panel> panels) {
        this.title = title;
        this.note = note;
        this.panels = List.copyOf(panels);
    }

    /// @param ours the name of the bar that stands out
    String svg(String ours) {
        int height = 70 + panels.stream().mapToInt(BarChart::height).sum() + MARGIN;
        Formatter svg = new Formatter(new StringBuilder(), Locale.ROOT);
        svg.format("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" role="img" \
                font-family="system-ui, sans-serif" font-size="13" fill="#0f172a">
                <title>%s</title>
                <rect width="100%%" height="100%%" fill="#ffffff"/>
                <text x="%d" y="30" font-size="18" font-weight="600">%s</text>
                <text x="%d" y="50" fill="#475569">%s</text>
                """, WIDTH, height, WIDTH, height, escaped(title), MARGIN, escaped(title), MARGIN, escaped(note));
        int y = 70;
        for (Panel panel : panels) {
            draw(svg, panel, y, ours);
            y += height(panel);
        }
        return svg.format("</svg>%n").toString();
    }

    private static int height(Panel panel) {
        return HEAD + panel.bars().size() * STEP;
    }

    private static void draw(Formatter svg, Panel panel, int top, String ours) {
        svg.format("<text x=\"%d\" y=\"%d\" font-weight=\"600\">%s</text>%n", MARGIN, top + 18, escaped(panel.title()));
        double most = panel.bars().stream()
                .mapToDouble(bar -> bar.value().most())
                .max()
                .orElse(0);
        double scale = most > 0 ? LENGTH / most : 0;
        int y = top + HEAD - 6;
        for (Bar bar : panel.bars()) {
            draw(svg, bar, panel.format(), y, scale, bar.name().equals(ours) ? OURS : THEIRS);
            y += STEP;
        }
    }

    private static void draw(Formatter svg, Bar bar, String format, int y, double scale, String colour) {
        int left = MARGIN + NAME;
        Spread value = bar.value();
        double length = Math.max(0, value.median() * scale);
        double from = left + Math.max(0, value.least() * scale);
        double to = left + Math.max(0, value.most() * scale);
        double middle = y + BAR / 2.0;
        svg.format("<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>%n", left - 8, y + 14, escaped(bar.name()));
        svg.format(
                "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>%n", left, y, length, BAR, colour);
        if (value.most() > value.least()) {
            svg.format(
                    "<path d=\"M%.1f %.1fH%.1fM%.1f %.1fv8M%.1f %.1fv8\" stroke=\"#0f172a\" fill=\"none\"/>%n",
                    from, middle, to, from, middle - 4, to, middle - 4);
        }
        String written = String.format(Locale.ROOT, format, value.median());
        svg.format("<text x=\"%.1f\" y=\"%d\">%s</text>%n", Math.max(left + length, to) + 8, y + 14, escaped(written));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
