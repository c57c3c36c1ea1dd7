package rapport.staffing;

import java.util.Arrays;

/// Many waiting times, in milliseconds.
final class Waits {
    private static final int FIRST = 64;

    private int[] millis = new int[FIRST];
    private int count;
    private boolean sorted = true;

    void add(long waited) {
        if (count == millis.length) {
            millis = Arrays.copyOf(millis, count * 2);
        }
        millis[count++] = (int) Math.min(waited, Integer.MAX_VALUE);
        sorted = false;
    }

    void addAll(Waits other) {
        for (int i = 0; i < other.count; i++) {
            add(other.millis[i]);
        }
    }

    int count() {
        return count;
    }

    double mean() {
        return Arrays.stream(millis, 0, count).average().orElse(Double.NaN);
    }

    /// The least that so large a share of all did not exceed (nearest rank). There has to be one.
    int quantile(double share) {
        if (!sorted) {
            Arrays.sort(millis, 0, count);
            sorted = true;
        }
        int rank = (int) Math.ceil(share * count);
        return millis[Math.clamp(rank, 1, count) - 1];
    }

    int upTo(long limit) {
        int within = 0;
        for (int i = 0; i < count; i++) {
            within += millis[i] <= limit ? 1 : 0;
        }
        return within;
    }
}
