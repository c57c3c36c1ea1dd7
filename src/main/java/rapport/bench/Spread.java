package rapport.bench;

import java.util.Collection;
import java.util.List;

/// One number measured in several rounds: the median, and how far the rounds lay apart.
record Spread(double median, double least, double most) {

    static Spread of(Collection<Double> rounds) {
        List<Double> sorted = rounds.stream().sorted().toList();
        if (sorted.isEmpty()) {
            throw new IllegalArgumentException("no rounds");
        }
        int middle = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return new Spread(median, sorted.getFirst(), sorted.getLast());
    }

    String with(String format) {
        return (format + "   (" + format + " … " + format + ")").formatted(median, least, most);
    }
}
