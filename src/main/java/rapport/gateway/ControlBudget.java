package rapport.gateway;

/// How many control frames a connection may send in a second. Pings beyond the first ten are not answered, which
/// RFC 6455, section 5.5.3, allows; who sends a hundred is not pinging.
final class ControlBudget {
    private static final int ANSWERED = 10;
    private static final int BORNE = 100;
    private static final long SECOND_NANOS = 1_000_000_000;

    private long since;
    private int count;

    enum Verdict {
        ANSWER,
        IGNORE,
        CLOSE
    }

    Verdict another(long nanos) {
        if (count == 0 || nanos - since >= SECOND_NANOS) {
            since = nanos;
            count = 0;
        }
        count++;
        if (count <= ANSWERED) {
            return Verdict.ANSWER;
        }
        return count <= BORNE ? Verdict.IGNORE : Verdict.CLOSE;
    }
}
