package rapport.desk;

import java.util.Arrays;
import java.util.stream.LongStream;

/// The numbers of the entries that visitors may not see, ascending: all it takes to translate between the two
/// numberings.
///
/// Immutable to its readers. Growing shares the array where the spare room is still unused, so that a note costs a few
/// bytes and not a copy.
public final class Hidden {
    public static final Hidden NONE = new Hidden(new long[0], 0);

    private final long[] seqs;
    private final int size;

    private Hidden(long[] seqs, int size) {
        this.seqs = seqs;
        this.size = size;
    }

    /// @param ascending the hidden numbers, ascending
    public static Hidden of(long... ascending) {
        return new Hidden(ascending.clone(), ascending.length);
    }

    Hidden with(long seq) {
        if (size > 0 && seqs[size - 1] >= seq) {
            throw new IllegalStateException("hidden " + seq + " after " + seqs[size - 1]);
        }
        // A slot that is still zero was never given to anybody: another branch that took it would have filled it.
        boolean spare = size < seqs.length && seqs[size] == 0;
        var room = spare ? seqs : Arrays.copyOf(Arrays.copyOf(seqs, size), size + Math.max(4, size / 2));
        room[size] = seq;
        return new Hidden(room, size + 1);
    }

    /// The numbers, ascending.
    public LongStream seqs() {
        return Arrays.stream(seqs, 0, size);
    }

    public int size() {
        return size;
    }

    /// The visitors' number of the last visible entry at or below `seq`; 0 if there is none.
    public long toVisible(long seq) {
        return seq - upTo(seq);
    }

    /// The agents' number of the visible entry with this visitors' number; 0 for 0.
    public long toSeq(long visible) {
        if (visible <= 0) {
            return 0;
        }
        // seqs[i] - i - 1 visible entries stand before the i-th hidden one; it grows with i.
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (seqs[middle] - middle - 1 >= visible) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return visible + low;
    }

    /// How many hidden entries stand at or below `seq`.
    private int upTo(long seq) {
        int found = Arrays.binarySearch(seqs, 0, size, seq);
        return found >= 0 ? found + 1 : -found - 1;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hidden hidden && Arrays.equals(seqs, 0, size, hidden.seqs, 0, hidden.size);
    }

    @Override
    public int hashCode() {
        return size == 0 ? 0 : Long.hashCode(seqs[size - 1]) * 31 + size;
    }

    @Override
    public String toString() {
        return Arrays.toString(Arrays.copyOf(seqs, size));
    }
}
