package rapport.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import rapport.desk.DeskId;

/// What routing costs: one who comes and one who goes while few or very many wait, and how fast a long queue drains.
/// All in one process, rounds of the sizes in turn, medians.
public final class DeskBench {
    private static final int AGENTS = 1_000;
    private static final int CAPACITY = 5;
    private static final int QUEUE = 100_000;
    private static final List<Integer> WAITING = List.of(100, 10_000, 100_000);
    private static final int ROUNDS = 9;
    private static final int WARM_UP = 2;
    private static final int STEPS = 2_000;
    /// Conversations that end in one batch of the drain.
    private static final int AT_ONCE = 1_000;

    private DeskBench() {}

    /// @param comesMicros one who comes: message, cycle, place in the queue
    /// @param goesMicros one who goes: the slot, and the next of the queue
    record Cost(int waiting, double comesMicros, double goesMicros) {}

    record Result(int agents, List<Cost> costs, double drainedPerSecond, double drainedDurablyPerSecond) {}

    /// Runs, prints the numbers and writes them as JSON to `out`. Gives the exit code of the process.
    public static int run(Path out) {
        try {
            var result = new Result(AGENTS, costs(), drained(round -> batch -> {}), drainedDurably());
            print(result);
            Scratch.keep(result, out);
            return 0;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void print(Result result) {
        System.out.printf("Rapport, one desk with %,d agents%n", result.agents());
        for (var cost : result.costs()) {
            System.out.printf(
                    "  %,8d waiting   one comes %6.1f us; one goes and the next is served %6.1f us%n",
                    cost.waiting(), cost.comesMicros(), cost.goesMicros());
        }
        System.out.printf(
                "  %,d who wait are served: %,.0f assignments/s in memory, %,.0f/s with the durable log%n",
                QUEUE, result.drainedPerSecond(), result.drainedDurablyPerSecond());
    }

    private static List<Cost> costs() {
        var shifts = WAITING.stream().map(DeskBench::busy).toList();
        var comes = new double[WAITING.size()][ROUNDS];
        var goes = new double[WAITING.size()][ROUNDS];
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            for (int size = 0; size < shifts.size(); size++) {
                var shift = shifts.get(size);
                double come = micros(shift, Shift::somebodyComes);
                double go = micros(shift, Shift::somebodyGoes);
                shift.forget();
                if (round >= 0) {
                    comes[size][round] = come;
                    goes[size][round] = go;
                }
            }
        }
        return IntStream.range(0, WAITING.size())
                .mapToObj(size -> new Cost(WAITING.get(size), median(comes[size]), median(goes[size])))
                .toList();
    }

    /// All agents have all they can take, and so many wait.
    static Shift busy(int waiting) {
        var shift = new Shift("b", AGENTS, CAPACITY);
        shift.begin();
        shift.online(AGENTS);
        for (int i = 0; i < AGENTS * CAPACITY + waiting; i++) {
            shift.somebodyComes();
        }
        shift.end();
        return shift;
    }

    /// Each step in a batch of its own, as at a desk where one thing happens after the other.
    private static double micros(Shift shift, Consumer<Shift> step) {
        long began = System.nanoTime();
        for (int i = 0; i < STEPS; i++) {
            shift.begin();
            step.accept(shift);
            shift.end();
        }
        return (System.nanoTime() - began) / 1_000.0 / STEPS;
    }

    private static double drained(IntFunction<Consumer<Shift.Batch>> store) {
        var rates = new ArrayList<Double>();
        for (int round = -1; round < 3; round++) {
            var stored = store.apply(round);
            var shift = new Shift("d" + round, AGENTS, CAPACITY);
            while (shift.waiting() < QUEUE) {
                shift.begin();
                for (int i = 0; i < AT_ONCE; i++) {
                    shift.somebodyComes();
                }
                stored.accept(shift.end());
            }
            long began = System.nanoTime();
            shift.begin();
            shift.online(AGENTS);
            stored.accept(shift.end());
            while (shift.waiting() > 0) {
                shift.begin();
                for (int i = 0; i < AT_ONCE; i++) {
                    shift.somebodyGoes();
                }
                stored.accept(shift.end());
                shift.forget();
            }
            if (round >= 0) {
                rates.add(QUEUE * 1e9 / (System.nanoTime() - began));
            }
        }
        return rates.stream().sorted(Comparator.naturalOrder()).toList().get(1);
    }

    private static double drainedDurably() throws IOException {
        try (var scratch = new Scratch()) {
            return drained(round -> {
                var desk = new DeskId("d_" + round);
                var position = new AtomicLong();
                return batch -> scratch.append(desk, position.getAndIncrement(), batch);
            });
        }
    }

    private static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
