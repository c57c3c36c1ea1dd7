package rapport.bench;

/// Sends at a fixed rate, visitor by visitor. Runs on the generator's event loop at short intervals, and each time
/// catches up with what the plan says should have left by now.
final class Pace implements Runnable {

    private final Scene scene;
    private final double nanosBetween;
    private final long began = System.nanoTime();
    private long planned;

    Pace(Scene scene, double messagesPerSecond) {
        this.scene = scene;
        nanosBetween = 1e9 / messagesPerSecond;
    }

    @Override
    public void run() {
        long now = System.nanoTime();
        long due = began + (long) (planned * nanosBetween);
        while (due <= now) {
            scene.visitors().get((int) (planned % scene.visitors().size())).speak(due);
            planned++;
            due = began + (long) (planned * nanosBetween);
        }
    }
}
