package rapport.api;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Something that is made at most once in a while, and shared by all who ask meanwhile: however many they are, they
/// cost
/// what one costs. Who comes while it is being made waits for it.
final class Fresh<T> {
    private final long nanos;
    private final LongSupplier nanoTime;
    private final Supplier<T> maker;
    private Optional<T> made = Optional.empty();
    private long madeAt;

    Fresh(Duration lasts, LongSupplier nanoTime, Supplier<T> maker) {
        this.nanos = lasts.toNanos();
        this.nanoTime = nanoTime;
        this.maker = maker;
    }

    synchronized T get() {
        if (made.isEmpty() || nanoTime.getAsLong() - madeAt >= nanos) {
            made = Optional.of(maker.get());
            madeAt = nanoTime.getAsLong();
        }
        return made.get();
    }
}
