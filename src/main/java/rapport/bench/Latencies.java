package rapport.bench;

/// Durations in nanoseconds, counted in buckets that are at most one 64th wide of what they hold. Not for several
/// threads.
final class Latencies {

    private static final int FINE = 64;
    private static final int FINE_BITS = 6;

    private final long[] buckets = new long[FINE * (Long.SIZE - FINE_BITS)];
    private long count;

    void record(long nanos) {
        buckets[bucket(Math.max(0, nanos))]++;
        count++;
    }

    long count() {
        return count;
    }

    /// The duration, in milliseconds, that the given part of all did not exceed; 0 if there are none.
    double millisAt(double part) {
        long wanted = (long) Math.ceil(part * count);
        long seen = 0;
        for (int bucket = 0; bucket < buckets.length; bucket++) {
            seen += buckets[bucket];
            if (seen >= wanted && seen > 0) {
                return upperBound(bucket) / 1e6;
            }
        }
        return 0;
    }

    /// Below 64 each value has its own bucket; above, each power of two has 64 of them.
    private static int bucket(long nanos) {
        if (nanos < FINE) {
            return (int) nanos;
        }
        int shift = Long.SIZE - 1 - Long.numberOfLeadingZeros(nanos) - FINE_BITS;
        return (shift + 1) * FINE + (int) ((nanos >>> shift) - FINE);
    }

    private static long upperBound(int bucket) {
        if (bucket < FINE) {
            return bucket;
        }
        int shift = bucket / FINE - 1;
        return ((long) (bucket % FINE + FINE + 1) << shift) - 1;
    }
}
