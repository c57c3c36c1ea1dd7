package rapport.openapi;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/// Where on earth it is about noon now. What counts what happened today asks for the day there, which neither ends nor
/// begins while a test runs.
public final class Noon {
    private Noon() {}

    /// A name of the IANA database, to stand in a query.
    public static String zone() {
        int ahead = 12 - OffsetDateTime.now(ZoneOffset.UTC).getHour();
        // The signs of these names are the wrong way round.
        return "Etc/GMT" + (ahead > 0 ? "-" + ahead : "%2B" + -ahead);
    }
}
