package rapport.desk;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// When a site is served. Outside its hours nothing is given to anybody by itself; what waits, waits.
///
/// @param zone whose wall clock counts
/// @param week the hours of each day of the week; a day without any is closed
/// @param holidays days that are not like their day of the week
public record Hours(ZoneId zone, Map<DayOfWeek, List<Span>> week, Map<LocalDate, Holiday> holidays) {
    /// How far ahead the next opening is looked for.
    private static final Duration AHEAD = Duration.ofDays(400);

    private static final int DAY_OF_MINUTES = 24 * 60;

    public Hours {
        week = sorted(week);
        holidays = Map.copyOf(new TreeMap<>(holidays));
    }

    /// A part of a day, in minutes since its midnight.
    ///
    /// @param to exclusive; 1440 is the next midnight
    public record Span(int from, int to) {
        public Span {
            if (from < 0 || to > DAY_OF_MINUTES || from >= to) {
                throw new IllegalArgumentException("not a part of a day: " + from + " to " + to);
            }
        }
    }

    /// @param name what is celebrated
    /// @param open when it is served all the same
    public record Holiday(String name, List<Span> open) {
        public Holiday {
            open = open.stream().sorted(Comparator.comparingInt(Span::from)).toList();
        }
    }

    private static Map<DayOfWeek, List<Span>> sorted(Map<DayOfWeek, List<Span>> week) {
        return week.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey,
                        day -> day.getValue().stream()
                                .sorted(Comparator.comparingInt(Span::from))
                                .toList()));
    }

    /// Whether it is served at this moment.
    public boolean openAt(Instant now) {
        var here = now.atZone(zone);
        int minute = here.getHour() * 60 + here.getMinute();
        return spans(here.toLocalDate()).anyMatch(span -> span.from() <= minute && minute < span.to());
    }

    /// The first moment after this one at which it turns from not being served to being served; empty if there is none
    /// within the next year.
    public Optional<Instant> opensAfter(Instant now) {
        var rules = zone.getRules();
        var end = now.plus(AHEAD);
        // From one change of the clock to the next, where its hands move as time does.
        for (var from = now; from.isBefore(end); ) {
            var change = rules.nextTransition(from);
            var until = change == null || change.getInstant().isAfter(end) ? end : change.getInstant();
            var opening = beginnings(from, until, rules.getOffset(from))
                    .filter(at -> at.isAfter(now) && openAt(at) && !openAt(at.minusNanos(1)))
                    .findFirst();
            if (opening.isPresent()) {
                return opening;
            }
            from = until;
        }
        return Optional.empty();
    }

    /// When it could open, in order: when the clock is changed, into the middle of a span perhaps, and when spans
    /// begin.
    private Stream<Instant> beginnings(Instant from, Instant until, ZoneOffset offset) {
        var first = LocalDate.ofInstant(from, offset);
        var last = LocalDate.ofInstant(until, offset);
        var spans = first.datesUntil(last.plusDays(1))
                .flatMap(day -> spans(day)
                        .map(span -> day.atStartOfDay().plusMinutes(span.from()).toInstant(offset)))
                .filter(at -> at.isAfter(from) && at.isBefore(until));
        return Stream.concat(Stream.of(from), spans);
    }

    private Stream<Span> spans(LocalDate day) {
        var holiday = holidays.get(day);
        return holiday == null ? week.getOrDefault(day.getDayOfWeek(), List.of()).stream() : holiday.open().stream();
    }
}
