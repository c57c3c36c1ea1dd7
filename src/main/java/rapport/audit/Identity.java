package rapport.audit;

/// Names entries, so that what was displayed can be found in the log.
public final class Identity {
    private Identity() {}

    /// Whose word it is.
    ///
    /// @param kind `visitor` or `agent`
    public static String author(String kind, String id) {
        return kind + ":" + id;
    }

    /// What people posted.
    ///
    /// @param author as [#author] says it
    public static String message(String author, String id) {
        return author + "/" + id;
    }

    /// What happened: an entry that nobody wrote.
    ///
    /// @param kind as in the contract
    /// @param number what tells it from others of its kind: a fence, a cycle; 0 if there is nothing
    public static String event(String kind, long number) {
        return number == 0 ? kind : kind + "#" + number;
    }
}
