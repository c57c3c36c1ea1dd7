package rapport.staffing;

import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Visits as they were: `arrival,seconds` lines, or the same as objects of a plan.
///
/// An arrival is a time of day (`09:13:20`), all on one day, or a day and a time (`2026-03-02T09:13:20`), all
/// in one time zone; days between the first and the last count, whether or not anybody came.
final class Recording {
    static final int MOST_SECONDS = 86_400;
    private static final String HEADER = "arrival,seconds";

    private final List<Line> lines = new ArrayList<>();
    private final Consumer<Fault> faults;

    Recording(Consumer<Fault> faults) {
        this.faults = faults;
    }

    private record Line(Optional<LocalDate> day, Duration time, Duration work, String field) {}

    /// Adds a visit, or notes what is wrong with it. `field` is where it stands.
    void add(String arrival, double seconds, String field) {
        var stripped = arrival.strip();
        int between = stripped.indexOf('T');
        var day = between < 0 ? Optional.<LocalDate>empty() : day(stripped.substring(0, between));
        var time =
                TimesOfDay.read(stripped.substring(between + 1)).filter(read -> read.compareTo(Duration.ofDays(1)) < 0);
        if (time.isEmpty() || (between >= 0 && day.isEmpty())) {
            faults.accept(new Fault(field, "An arrival as 09:13:20 or 2026-03-02T09:13:20 is expected."));
        } else if (!(seconds >= 0 && seconds <= MOST_SECONDS)) {
            faults.accept(new Fault(field, "A number of seconds from 0 to " + MOST_SECONDS + " is expected."));
        } else {
            lines.add(new Line(day, time.get(), Duration.ofMillis(Math.round(seconds * 1_000)), field));
        }
    }

    /// Adds each line of a file.
    void addCsv(String text, int most) {
        var read = text.lines().toList();
        if (read.isEmpty() || !read.getFirst().strip().equals(HEADER)) {
            faults.accept(new Fault("line 1", "The heading " + HEADER + " is expected."));
            return;
        }
        if (read.size() - 1 > most) {
            faults.accept(new Fault("line " + (most + 2), "At most " + most + " visits are expected."));
            return;
        }
        for (int i = 1; i < read.size(); i++) {
            var line = read.get(i);
            if (!line.isBlank()) {
                addLine(line, "line " + (i + 1));
            }
        }
    }

    private void addLine(String line, String field) {
        var cells = line.split(",", -1);
        double seconds = Double.NaN;
        try {
            seconds = cells.length == 2 ? Double.parseDouble(cells[1].strip()) : Double.NaN;
        } catch (NumberFormatException e) {
            // Stays no number, which is complained about.
        }
        add(cells[0], seconds, field);
    }

    /// In order of time.
    List<Plan.Visit> visits() {
        var first = lines.stream().flatMap(line -> line.day().stream()).min(Comparator.naturalOrder());
        for (var line : lines) {
            if (line.day().isPresent() != first.isPresent()) {
                faults.accept(new Fault(line.field(), "Either all arrivals have a day or none."));
                return List.of();
            }
        }
        return lines.stream()
                .map(line -> new Plan.Visit(line.time().plusDays(daysSince(first, line)), line.work()))
                .sorted(Comparator.comparing(Plan.Visit::at))
                .toList();
    }

    /// How many days these visits take.
    static int days(List<Plan.Visit> visits) {
        return visits.isEmpty() ? 1 : Math.toIntExact(visits.getLast().at().toDays() + 1);
    }

    private static long daysSince(Optional<LocalDate> first, Line line) {
        return first.isPresent() && line.day().isPresent()
                ? ChronoUnit.DAYS.between(first.get(), line.day().get())
                : 0;
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text)).filter(day -> day.getYear() > 1_900 && day.getYear() <= 9_999);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
