package rapport.drill;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import rapport.desk.Choice;
import rapport.desk.Conversation;
import rapport.desk.Event;
import rapport.desk.Profile;
import rapport.desk.VisitorId;

/// The parts of routing, with 1,000 agents who have all they can take and some or very many who wait. Run by
/// `./rapport bench jmh`.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 2,
        jvmArgs = {"-Xmx1g", "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders"})
public class RoutingBenchmark {
    @Param({"100", "10000", "100000"})
    public int waiting;

    private Shift shift;
    private Conversation stranger;

    @Setup
    public void everybodyIsBusy() {
        shift = DeskBench.busy(waiting);
        stranger = Conversation.blank(
                Shift.SITE,
                new Profile(
                        new VisitorId("stranger"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        java.util.Map.of()));
    }

    /// The choice of an agent alone, with its explanation.
    @Benchmark
    public Choice oneChoice() {
        return shift.desk().wouldChoose(stranger, shift.moment());
    }

    /// A look at everything that could be done, when there is nothing to do.
    @Benchmark
    public List<Event> oneLookAround() {
        return shift.desk().sweep(shift.moment());
    }

    /// One who comes, and one who goes so that the next is served.
    @Benchmark
    public int oneComesAndOneGoes() {
        shift.begin();
        shift.somebodyComes();
        shift.somebodyGoes();
        shift.end();
        shift.forget();
        return shift.served();
    }
}
