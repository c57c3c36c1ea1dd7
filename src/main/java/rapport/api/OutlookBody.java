package rapport.api;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import rapport.replica.Snapshot;

/// How somebody waits, or would.
///
/// @param position left out where nothing can be promised, and `estimateSeconds` where too little was measured
/// @param opensAt when the site is served again, while it is not
record OutlookBody(String reason, OptionalInt position, OptionalLong estimateSeconds, Optional<String> opensAt) {
    static OutlookBody of(Snapshot.Place place) {
        return new OutlookBody(
                place.reason().name().toLowerCase(Locale.ROOT),
                place.position(),
                place.estimateSeconds(),
                place.opensAt().map((Instant at) -> Times.write(at)));
    }
}
