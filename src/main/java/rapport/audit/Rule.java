package rapport.audit;

import java.util.Arrays;

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
    I9("in the end everybody who is connected shows all there is of what is theirs"),
    I10("marks never fall, nothing is read before it is delivered, nothing beyond the head"),
    I11("no agent has more conversations than fit"),
    I12("fences rise by one, and who waits has no agent"),
    I13("what an agent says is said by whoever has the conversation, with the fence of this assignment"),
    I14("visitors are with their own agent whenever that one is there and has room"),
    I15("nobody waits while somebody is free who could have them"),
    I16("who has waited longest is served first, among those of one priority"),
    I17("who is not available is given nobody"),
    I18("nothing goes to and fro by itself"),
    I19("a change of agent adds one entry, and no message appears that nobody sent"),
    I20("an agent's console has what the log says is theirs"),
    I27("no head is lower after a restart than before"),
    I28("in the end everything that somebody wrote is sent"),
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

    /// For people: the name alone says nothing.
    @Override
    public String toString() {
        return name() + " (" + promise + ")";
    }

    /// The rule of that name for people; the name itself if there is none.
    public static String explained(String name) {
        return Arrays.stream(values())
                .filter(rule -> rule.name().equals(name))
                .findFirst()
                .map(Rule::toString)
                .orElse(name);
    }
}
