package rapport.drill;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
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
import rapport.desk.Command;
import rapport.desk.Content;
import rapport.desk.Conversation;
import rapport.desk.ConversationId;
import rapport.desk.Decision;
import rapport.desk.Event;
import rapport.desk.MessageId;
import rapport.desk.Profile;
import rapport.desk.Sender;
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
    private Command.PostMessage first;

    @Setup
    public void everybodyIsBusy() {
        shift = DeskBench.busy(waiting);
        var stranger = new VisitorId("stranger");
        shift.desk()
                .bring(Conversation.blank(
                        Shift.SITE,
                        new Profile(stranger, Optional.empty(), Optional.empty(), Optional.empty(), Map.of())));
        first = new Command.PostMessage(
                ConversationId.of(stranger),
                new Sender.Visitor(stranger),
                new MessageId("m_1"),
                new Content.Text("hello"),
                OptionalLong.empty(),
                false,
                Command.Lookup.UNKNOWN);
    }

    /// What becomes of the first message of a stranger, with the choice of an agent and its explanation.
    @Benchmark
    public Decision oneDecision() {
        return shift.desk().decide(first, shift.moment());
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
