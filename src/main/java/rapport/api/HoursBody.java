package rapport.api;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import rapport.desk.Hours;

/// A site's hours as they are written in JSON: `{"always": true}`, or a time zone with a week and holidays. Written
/// whole: a day that is left out is closed.
///
/// @param always true, and then there is nothing else
/// @param week by the names of the days, from Monday on; days that are closed are left out
record HoursBody(
        Optional<Boolean> always,
        Optional<String> zone,
        Optional<Map<String, List<SpanBody>>> week,
        Optional<List<HolidayBody>> holidays) {
    private static final int MOST_SPANS = 24;
    private static final int MOST_HOLIDAYS = 400;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_ZONE = 64;
    private static final int HOUR_OF_MINUTES = 60;
    private static final Pattern TIME = Pattern.compile("(?:[01][0-9]|2[0-3]):[0-5][0-9]|24:00");
    private static final Form<String> ZONE = new Form<>(
            text -> Optional.of(text).filter(ZoneId.getAvailableZoneIds()::contains),
            "has to be a time zone by its name, like Europe/Berlin.");
    private static final Form<Integer> MINUTE =
            new Form<>(HoursBody::minute, "has to be a time like 09:00, from 00:00 to 24:00.");
    private static final Form<LocalDate> DATE = new Form<>(HoursBody::date, "has to be a date like 2026-12-25.");

    /// @param to exclusive; 24:00 is the midnight at the end of the day
    record SpanBody(String from, String to) {}

    /// @param open when it is served all the same
    record HolidayBody(String date, String name, List<SpanBody> open) {}

    static HoursBody of(Optional<Hours> hours) {
        return hours.map(HoursBody::of)
                .orElseGet(
                        () -> new HoursBody(Optional.of(true), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    private static HoursBody of(Hours hours) {
        Map<String, List<SpanBody>> week = new LinkedHashMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            List<Hours.Span> spans = hours.week().getOrDefault(day, List.of());
            if (!spans.isEmpty()) {
                week.put(name(day), shown(spans));
            }
        }
        List<HolidayBody> holidays = new TreeMap<>(hours.holidays())
                .entrySet().stream()
                        .map(day -> new HolidayBody(
                                day.getKey().toString(),
                                day.getValue().name(),
                                shown(day.getValue().open())))
                        .toList();
        return new HoursBody(
                Optional.empty(), Optional.of(hours.zone().getId()), Optional.of(week), Optional.of(holidays));
    }

    private static List<SpanBody> shown(List<Hours.Span> spans) {
        return spans.stream()
                .map(span -> new SpanBody(time(span.from()), time(span.to())))
                .toList();
    }

    private static String time(int minute) {
        return String.format(Locale.ROOT, "%02d:%02d", minute / HOUR_OF_MINUTES, minute % HOUR_OF_MINUTES);
    }

    /// Empty: always.
    static Optional<Hours> read(Fields fields) {
        if (fields.has("always")) {
            if (!fields.optionalTruth("always").orElse(true)) {
                fields.wrong("always", Fault.INVALID, "has to be true, or left out and `zone` and `week` there.");
            }
            return Optional.empty();
        }
        ZoneId zone = fields.required("zone", fields.optionalText("zone", 1, LONGEST_ZONE, ZONE), "UTC")
                .transform(ZoneId::of);
        Map<DayOfWeek, List<Hours.Span>> week =
                fields.required("week", fields.optionalObject("week", HoursBody::week), Map.of());
        return Optional.of(new Hours(zone, week, holidays(fields)));
    }

    private static Map<DayOfWeek, List<Hours.Span>> week(Fields fields) {
        Map<DayOfWeek, List<Hours.Span>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day, spans(fields, name(day)));
        }
        return week;
    }

    private static Map<LocalDate, Hours.Holiday> holidays(Fields fields) {
        List<Dated> read =
                fields.optionalObjects("holidays", MOST_HOLIDAYS, Dated::read).orElse(List.of());
        Map<LocalDate, Hours.Holiday> holidays = new TreeMap<>();
        for (int i = 0; i < read.size(); i++) {
            Dated dated = read.get(i);
            if (dated.date().isPresent() && holidays.put(dated.date().get(), dated.holiday()) != null) {
                fields.wrong("holidays[" + i + "].date", Fault.INVALID, "may be there once.");
            }
        }
        return holidays;
    }

    private record Dated(Optional<LocalDate> date, Hours.Holiday holiday) {
        static Dated read(Fields fields) {
            Optional<LocalDate> date = fields.expected("date", fields.optionalText("date", 1, LONGEST_NAME, DATE));
            String name = fields.text("name", 1, LONGEST_NAME);
            return new Dated(date, new Hours.Holiday(name, spans(fields, "open")));
        }
    }

    private static List<Hours.Span> spans(Fields fields, String field) {
        List<Optional<Hours.Span>> read =
                fields.optionalObjects(field, MOST_SPANS, HoursBody::span).orElse(List.of());
        Set<Hours.Span> spans = new HashSet<>();
        for (int i = 0; i < read.size(); i++) {
            Optional<Hours.Span> span = read.get(i);
            boolean overlaps = span.isPresent() && spans.stream().anyMatch(other -> overlap(span.get(), other));
            if (overlaps) {
                fields.wrong(field + "[" + i + "].from", Fault.INVALID, "is within another time of that day.");
            }
            span.ifPresent(spans::add);
        }
        return List.copyOf(spans);
    }

    private static boolean overlap(Hours.Span one, Hours.Span other) {
        return one.from() < other.to() && other.from() < one.to();
    }

    /// Empty where it is wrong.
    private static Optional<Hours.Span> span(Fields fields) {
        Optional<Integer> from = time(fields, "from");
        Optional<Integer> to = time(fields, "to");
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        if (from.get() >= to.get()) {
            fields.wrong("to", Fault.INVALID, "has to be later than `from`; a night is two times, one on each day.");
            return Optional.empty();
        }
        return Optional.of(new Hours.Span(from.get(), to.get()));
    }

    private static Optional<Integer> time(Fields fields, String field) {
        return fields.expected(field, fields.optionalText(field, 1, LONGEST_NAME, MINUTE));
    }

    private static Optional<Integer> minute(String text) {
        return TIME.matcher(text).matches()
                ? Optional.of(
                        Integer.parseInt(text.substring(0, 2)) * HOUR_OF_MINUTES + Integer.parseInt(text.substring(3)))
                : Optional.empty();
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text))
                    .filter(date -> date.toString().equals(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String name(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }
}
