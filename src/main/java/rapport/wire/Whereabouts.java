package rapport.wire;

import java.util.Optional;

/// Where a visitor is at this moment; known to connections, never stored.
///
/// @param present whether one of their connections is live
public record Whereabouts(boolean present, Optional<Page> page, Optional<String> locale) {
    public static final Whereabouts AWAY = new Whereabouts(false, Optional.empty(), Optional.empty());
}
