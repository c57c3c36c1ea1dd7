package rapport.staffing;

import java.util.function.BooleanSupplier;

/// How much one simulation may cost.
///
/// @param visitors how many may be expected in all days
/// @param open how many may be waiting or served at once: what memory depends on
/// @param enough asked a thousand times a second or so; once it is true, the simulation ends with [TooMuch]
public record Bounds(long visitors, int open, BooleanSupplier enough) {
    /// A plan that costs more than it may.
    public static final class TooMuch extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Kind kind;
        private final String explanation;

        TooMuch(Kind kind, String message) {
            super(message, null, false, false);
            this.kind = kind;
            this.explanation = message;
        }

        public Kind kind() {
            return kind;
        }

        /// A sentence for whoever made the plan.
        public String explanation() {
            return explanation;
        }
    }

    /// What there is too much of.
    public enum Kind {
        VISITORS,
        OPEN,
        TIME
    }
}
