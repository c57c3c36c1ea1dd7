package rapport.sim;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/// Dice. Everybody has their own, made of the seed and their name: if one of them is left out, the others go on as they
/// would have.
final class Chance {
    private final SplittableRandom dice;

    Chance(long seed, String name) {
        long mixed = seed;
        for (int i = 0; i < name.length(); i++) {
            mixed = (mixed ^ name.charAt(i)) * 0x100000001b3L;
        }
        dice = new SplittableRandom(mixed);
    }

    SplittableRandom dice() {
        return dice;
    }

    boolean once(int in) {
        return dice.nextInt(in) == 0;
    }

    boolean percent(int share) {
        return dice.nextInt(100) < share;
    }

    int below(int bound) {
        return dice.nextInt(bound);
    }

    int between(int low, int high) {
        return low + dice.nextInt(high - low + 1);
    }

    <T> T one(List<T> of) {
        return of.get(dice.nextInt(of.size()));
    }

    Duration millis(int low, int high) {
        return Duration.ofMillis(between(low, high));
    }

    /// Mostly short, sometimes long: how people think.
    Duration thinking(int meanMillis) {
        double exponential = -Math.log(1 - dice.nextDouble()) * meanMillis;
        return Duration.ofMillis((long) Math.min(exponential, 20.0 * meanMillis));
    }
}
