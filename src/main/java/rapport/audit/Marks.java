package rapport.audit;

/// How far each side has received and read.
public record Marks(long visitorDelivered, long visitorRead, long agentDelivered, long agentRead) {
    public static final Marks NONE = new Marks(0, 0, 0, 0);

    /// Whether no mark is below the other one's.
    boolean reaches(Marks other) {
        return visitorDelivered >= other.visitorDelivered
                && visitorRead >= other.visitorRead
                && agentDelivered >= other.agentDelivered
                && agentRead >= other.agentRead;
    }

    /// Whether nothing was read before it was delivered.
    boolean sane() {
        return visitorRead <= visitorDelivered && agentRead <= agentDelivered;
    }

    long highest() {
        return Math.max(visitorDelivered, agentDelivered);
    }
}
