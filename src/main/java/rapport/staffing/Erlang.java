package rapport.staffing;

/// What queueing theory says of visitors who come at random (Poisson), stay for an exponential time, and are
/// served in the order of their arrival by `servers` who each serve one at a time.
///
/// `load` is the offered load in erlangs: arrivals per unit of time × mean length.
public final class Erlang {
    /// Beyond it a state adds nothing to any sum.
    private static final double NEGLIGIBLE = 1e-14;

    private Erlang() {}

    /// Nobody gives up (M/M/n, Erlang C).
    ///
    /// @param waits the share of visitors who wait at all
    /// @param meanWait of all visitors, also those who do not wait, in mean lengths of a conversation
    public record C(double waits, double meanWait) {
        /// The share of visitors who wait longer than `time`, in mean lengths.
        public double longerThan(double time) {
            return waits == 0 ? 0 : waits * Math.exp(-time * waits / meanWait);
        }
    }

    /// @throws IllegalArgumentException if the load is not less than the servers: the queue would grow for ever
    public static C c(int servers, double load) {
        if (!(load < servers)) {
            throw new IllegalArgumentException("the queue grows for ever");
        }
        double blocked = b(servers, load);
        double waits = servers * blocked / (servers - load * (1 - blocked));
        return new C(waits, waits / (servers - load));
    }

    /// The share of visitors who would be turned away if nobody could wait (Erlang B).
    static double b(int servers, double load) {
        double blocked = 1;
        for (int n = 1; n <= servers; n++) {
            blocked = load * blocked / (n + load * blocked);
        }
        return blocked;
    }

    /// Visitors give up after an exponential time (M/M/n+M, Erlang A).
    ///
    /// @param waits the share of visitors who wait at all
    /// @param abandons the share of visitors who give up
    /// @param meanWait of all visitors, until they are served or give up, in mean lengths of a conversation
    public record A(double waits, double abandons, double meanWait) {}

    /// @param patience the mean, in mean lengths of a conversation
    public static A a(int servers, double load, double patience) {
        // The probability of each number of visitors, in relation to that of all servers being busy.
        double below = 0;
        double state = 1;
        for (int n = servers; n > 0; n--) {
            state *= n / load;
            below += state;
        }
        double waiting = 0;
        double queue = 0;
        state = 1;
        for (int n = 0; state > NEGLIGIBLE * (1 + waiting); n++) {
            waiting += state;
            queue += n * state;
            state *= load / (servers + (n + 1) / patience);
        }
        double all = below + waiting;
        double meanQueue = queue / all;
        return new A(waiting / all, meanQueue / patience / load, meanQueue / load);
    }
}
