package rapport.audit;

/// In whose numbering something was seen: visitors count public entries only, agents all of them.
public enum Side {
    VISITOR,
    AGENT
}
