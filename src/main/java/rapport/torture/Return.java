package rapport.torture;

import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;

/// When a client comes back: after a time drawn from an interval that grows with each attempt in vain, or when it was
/// told to. Sooner than the contract proposes to good clients, so that a run is dense.
final class Return {

    private static final long BASE_MILLIS = 40;
    private static final long MOST_MILLIS = 1_500;
    private static final int DOUBLINGS = 10;

    private final RandomGenerator chance;
    private OptionalLong toldMillis = OptionalLong.empty();
    private int attempts;

    Return(RandomGenerator chance) {
        this.chance = chance;
    }

    void welcomed() {
        attempts = 0;
    }

    /// @param bye the server's
    void told(JsonNode bye) {
        if (bye.has("retryAfterMs")) {
            toldMillis = OptionalLong.of(bye.path("retryAfterMs").longValue());
        }
    }

    long pauseMillis() {
        long most = Math.min(MOST_MILLIS, BASE_MILLIS << Math.min(attempts++, DOUBLINGS));
        long pause = toldMillis.orElse(chance.nextLong(most + 1));
        toldMillis = OptionalLong.empty();
        return pause;
    }
}
