package rapport.staffing;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import rapport.desk.Policy;

/// What is tried: who comes, how long they talk, who answers and when, by which rules. [PlanReader] makes one
/// of JSON and says what is wrong with it.
///
/// @param policy as a site has it
/// @param promptly what counts as answered promptly: the "within N seconds" of a service level
public record Plan(Demand demand, Staff staff, Policy policy, Run run, Duration promptly) {
    public static final int HOURS = 24;
    static final int MINUTES = HOURS * 60;

    /// The visitors.
    ///
    /// @param patience how long they wait on average before they give up, exponentially; empty: for ever
    /// @param returningPercent how many of them were here before, and so may have an agent of their own
    /// @param leftOpenPercent how many conversations nobody closes: they hold a place until the site's idle
    ///     time is over
    public record Demand(
            Arrivals arrivals, Length length, Optional<Duration> patience, int returningPercent, int leftOpenPercent) {}

    /// When visitors come.
    public sealed interface Arrivals {
        /// At random (Poisson), so many in each hour of the day.
        ///
        /// @param perHour 24 of them
        record Hourly(List<Double> perHour) implements Arrivals {
            public Hourly {
                perHour = List.copyOf(perHour);
            }
        }

        /// As they came once.
        ///
        /// @param visits in order of time
        record Recorded(List<Visit> visits) implements Arrivals {
            public Recorded {
                visits = List.copyOf(visits);
            }
        }
    }

    /// @param at since midnight of the first day
    /// @param work how long they were served
    public record Visit(Duration at, Duration work) {}

    /// How long a conversation takes when its agent has no other.
    ///
    /// @param variation of [Shape#LOGNORMAL]: the standard deviation as a multiple of the mean
    public record Length(Duration mean, Shape shape, double variation) {}

    /// How lengths of conversations are spread.
    public enum Shape {
        EXPONENTIAL,
        LOGNORMAL,
        FIXED
    }

    /// The agents.
    ///
    /// @param slowdownPercent by how much each further conversation at the same time lengthens all that an
    ///     agent has
    public record Staff(List<Worker> workers, ShiftEnd shiftEnd, int slowdownPercent) {
        public Staff {
            workers = List.copyOf(workers);
        }
    }

    /// One agent.
    public record Worker(String name, int capacity, List<Shift> shifts) {
        public Worker {
            shifts = List.copyOf(shifts);
        }
    }

    /// From minute to minute of each day. One that ends before it begins ends on the next day.
    ///
    /// @param to at most 1440, which is midnight
    public record Shift(int from, int to) {}

    /// What becomes of conversations when their agent's shift ends.
    public enum ShiftEnd {
        /// The agent is `away`: gets nothing new, stays until the last one is over.
        FINISH,
        /// The agent is `offline`: they drift to others, or to the queue.
        HAND_OVER
    }

    /// @param days in a row; the second begins as the first ended
    /// @param seed what chance is made of. The same seed brings the same visitors, with the same lengths and
    ///     patience, to whatever staff
    public record Run(int days, long seed) {}

    /// How many visitors are to be expected in all days.
    public double visitors() {
        return switch (demand.arrivals()) {
            case Arrivals.Hourly hourly ->
                run.days()
                        * hourly.perHour().stream()
                                .mapToDouble(Double::doubleValue)
                                .sum();
            case Arrivals.Recorded recorded -> recorded.visits().size();
        };
    }
}
