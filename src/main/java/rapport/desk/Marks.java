package rapport.desk;

/// How far each side has received and read, in the agents' numbering. State, not events: told as it is, kept as maxima.
public record Marks(long visitorDelivered, long visitorRead, long agentDelivered, long agentRead) {
    public static final Marks NONE = new Marks(0, 0, 0, 0);

    /// These and those, the higher of each.
    public Marks max(Marks other) {
        return new Marks(
                Math.max(visitorDelivered, other.visitorDelivered),
                Math.max(visitorRead, other.visitorRead),
                Math.max(agentDelivered, other.agentDelivered),
                Math.max(agentRead, other.agentRead));
    }

    /// What the visitor has read they have received.
    public static Marks ofVisitor(long delivered, long read) {
        return new Marks(Math.max(delivered, read), read, 0, 0);
    }

    /// What the agent has read they have received.
    public static Marks ofAgent(long delivered, long read) {
        return new Marks(0, 0, Math.max(delivered, read), read);
    }
}
