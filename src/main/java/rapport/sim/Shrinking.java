package rapport.sim;

/// Makes a failing plan small: leaves out faults and people as long as it still fails.
final class Shrinking {
    private static final int TRIES = 150;

    private Shrinking() {}

    static Plan smallest(Plan failing) {
        var smallest = failing;
        int tries = 0;
        boolean smaller = true;
        while (smaller && tries < TRIES) {
            smaller = false;
            for (var part : smallest.parts()) {
                var candidate = smallest.without(part);
                if (tries++ < TRIES && !new World(candidate).live().good()) {
                    smallest = candidate;
                    smaller = true;
                }
            }
        }
        return smallest;
    }
}
