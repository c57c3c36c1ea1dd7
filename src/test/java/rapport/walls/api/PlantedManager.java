package rapport.walls.api;

/// Could be anything, and remembers what everybody did.
public final class PlantedManager {
    private static int count;

    private PlantedManager() {}

    public static int next() {
        return ++count;
    }
}
