package rapport.api;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// Time zones in queries.
final class Zones {
    private static final int QUARTER_OF_SECONDS = 900;

    private Zones() {}

    /// Names, and offsets that places have: with any other a day would begin when it begins nowhere, and each such
    /// day is to be read whole.
    static ZoneId read(String name) {
        try {
            ZoneId zone = ZoneId.of(name);
            if (ZoneId.getAvailableZoneIds().contains(zone.getId()) || inQuarters(zone)) {
                return zone;
            }
        } catch (DateTimeException unknown) {
            // Said below.
        }
        throw new Refusal(Problem.malformed(
                Fault.of("zone", Fault.INVALID, "has to be a time zone like Asia/Shanghai, UTC or +05:45.")));
    }

    private static boolean inQuarters(ZoneId zone) {
        return zone.normalized() instanceof ZoneOffset offset && offset.getTotalSeconds() % QUARTER_OF_SECONDS == 0;
    }
}
