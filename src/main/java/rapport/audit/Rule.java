package rapport.audit;

/// What must hold: the invariants (I) and promises (P), by the names that they have in the contract and the tests.
public enum Rule {
    I1("what was acknowledged is in the log once, with its text, at the number that was told"),
    I2("what was refused is not in the log, what is unknown at most once"),
    I3("what was displayed is in the log"),
    I4("numbers have no holes"),
    I5("a display grows by one entry after the other"),
    I6("everybody sees the same at the same number"),
    I7("a client's messages are in the log in the order in which it sent them"),
    I8("what was acknowledged stands before what was sent later"),
    I10("marks never fall, nothing is read before it is delivered, nothing beyond the head"),
    I12("fences rise by one, and who waits has no agent"),
    I19("a change of agent adds one entry, and no message appears that nobody sent"),
    P2("what is pushed is what the log says"),
    P3("a message sent again is answered as the first time"),
    P4("a connection's messages are answered in the order in which they were sent"),
    P5("a cursor is continued without a hole and without a repeat"),
    P6("an entry is shown once");

    private final String promise;

    Rule(String promise) {
        this.promise = promise;
    }

    public String promise() {
        return promise;
    }
}
