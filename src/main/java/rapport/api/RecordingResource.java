package rapport.api;

import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import rapport.desk.SiteId;
import rapport.directory.Sites;
import rapport.replica.View;
import rapport.transcript.Chronicle;

/// Days as they were, for `./rapport whatif --recorded` and the `recorded` of a plan: a line for each visit.
final class RecordingResource {
    private static final int MOST_DAYS = 31;
    private static final int MOST_VISITS = 200_000;
    private static final Duration COME_AGAIN = Duration.ofSeconds(3);
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

    private final FrontDesk desk;
    private final Chronicle chronicle;
    private final Sites sites;
    private final Few few = new Few(1, COME_AGAIN);

    RecordingResource(FrontDesk desk, Chronicle chronicle, Sites sites) {
        this.desk = desk;
        this.chronicle = chronicle;
        this.sites = sites;
    }

    /// @param from the first day
    /// @param to the last one
    private record Wish(LocalDate from, LocalDate to, ZoneId zone, Optional<SiteId> site) {
        Instant begin() {
            return from.atStartOfDay(zone).toInstant();
        }

        Instant end() {
            return to.plusDays(1).atStartOfDay(zone).toInstant();
        }
    }

    Reply read(Call call) {
        Instant now = desk.inspect(View::now);
        Query query = call.query();
        ZoneId zone = query.text("zone").map(Zones::read).orElse(ZoneOffset.UTC);
        LocalDate from = query.date("from")
                .orElseGet(() -> now.atZone(zone).toLocalDate().minusDays(1));
        LocalDate to = query.date("to").orElse(from);
        Wish wish = new Wish(from, to, zone, query.id("site").map(SiteId::new));
        if (to.isBefore(from) || ChronoUnit.DAYS.between(from, to) >= MOST_DAYS) {
            return refused("to", "has to be from the day of `from` to " + (MOST_DAYS - 1) + " days later.");
        }
        if (wish.site().isPresent() && wish.site().flatMap(sites::byId).isEmpty()) {
            return Reply.refused(
                    Problem.of(404, "not_found", "There is no such site.").at("site", Fault.NOT_FOUND));
        }
        return few.one(() -> recorded(wish, now));
    }

    private Reply recorded(Wish wish, Instant now) {
        Visits visits = new Visits(wish.begin(), wish.end());
        long position = chronicle.before(wish.begin());
        Chronicle.Page page;
        do {
            long after = position;
            page = wish.site().map(site -> chronicle.after(after, site)).orElseGet(() -> chronicle.after(after));
            page.happenings().forEach(visits::add);
            position = page.position();
            if (visits.size() > MOST_VISITS) {
                return refused("to", "leaves more than " + MOST_VISITS + " visits; ask for fewer days.");
            }
        } while (page.more()
                && (page.happenings().isEmpty()
                        || !visits.complete(page.happenings().getLast().at())));
        return Reply.document("text/csv; charset=utf-8", written(visits.all(now), wish.zone()));
    }

    private static Buffer written(List<Visits.Visit> visits, ZoneId zone) {
        Duration usual = Visits.usual(visits);
        Buffer csv = Buffer.buffer("arrival,seconds\r\n");
        for (Visits.Visit visit : visits) {
            csv.appendString(SECONDS.format(visit.arrival().atZone(zone)))
                    .appendString(",")
                    .appendString(Long.toString(visit.served().orElse(usual).toSeconds()))
                    .appendString("\r\n");
        }
        return csv;
    }

    private static Reply refused(String field, String expected) {
        return Reply.refused(Problem.malformed(Fault.of(field, Fault.INVALID, expected)));
    }
}
