package rapport.wire;

import java.util.List;
import java.util.function.ToIntFunction;

/// How much of a list goes into one frame.
final class Fit {
    /// What a frame has beside the list: ids, names, tokens, in their longest spelling.
    private static final int ENVELOPE_BYTES = 32 * 1024;

    private static final int BUDGET = FrameLimits.CUT_ABOVE_BYTES - ENVELOPE_BYTES;

    private Fit() {}

    /// How many from the beginning.
    static <T> int leading(List<T> items, ToIntFunction<T> bytes) {
        long sum = 0;
        int count = 0;
        while (count < items.size()) {
            sum += bytes.applyAsInt(items.get(count)) + 1;
            if (sum > BUDGET) {
                break;
            }
            count++;
        }
        return count;
    }

    /// Those nearest to where the page was asked from.
    static <T> List<T> page(List<T> ascending, FarEnd farEnd, ToIntFunction<T> bytes) {
        return switch (farEnd) {
            case NEWER -> ascending.subList(0, leading(ascending, bytes));
            case OLDER -> ascending.subList(ascending.size() - leading(ascending.reversed(), bytes), ascending.size());
        };
    }
}
