package rapport.sim;

/// What a run of many seeds must have come upon at least once: a run that never reached the hard cases proves little.
enum Sight {
    DUPLICATE_ANSWERED("a message sent again was answered as a duplicate"),
    UNKNOWN_OUTCOME("a connection ended while a message had no answer"),
    RESET("a cursor could not be continued, and the client was told"),
    RESUMED_BY_CURSOR("a replay began after a client's cursor"),
    HOLE_FILLED("a client filled a hole by history"),
    COPY_DROPPED("a client forgot its copy and began anew"),
    RACE_LOST("a node was overtaken and decided again"),
    APPEND_FAILED("an append failed and was tried again"),
    APPEND_IN_DOUBT("an append had an unknown outcome"),
    COMMITTED_UNTOLD("a node died after a commit and before it told anybody"),
    DRIFT_RACED("a visitor wrote while the conversation was changing its agent"),
    DRIFTED("a conversation drifted"),
    WAITED("a conversation waited"),
    SERVED_AFTER_WAITING("one who waited was served"),
    BACK_IN_GRACE("an agent came back within the grace"),
    STALE_FENCE("an agent was refused for an old fence"),
    TAKEN_FROM_ANOTHER("a supervisor took a conversation from its agent"),
    TRANSFERRED("a conversation was transferred"),
    TRANSFERRED_TO_TEAM("a conversation was transferred to a team"),
    UNFIT("somebody was passed over because of their teams or skills"),
    OUTSIDE_HOURS("somebody waited for the site to open"),
    DISMISSED("an agent was told that a conversation is gone"),
    CURSOR_DISMISSED("a cursor of a conversation that is somebody else's was answered by `dismissed`"),
    REPLACED("a session was replaced by a newer connection"),
    SLOW_READER("a connection took nothing, and its entries were read again later"),
    NO_TOCK("a connection was closed because a tick was not answered"),
    LATE_HELLO("a hello came too late"),
    BACKLOG_SERVED("several who waited were served in one batch"),
    CAPACITY_LOWERED("a capacity was lowered below the load"),
    IDLE_CLOSED("a conversation closed by itself"),
    NO_ANSWER("a conversation left an agent who did not answer"),
    NODE_CRASHED("a node crashed"),
    NODE_FROZEN("a node stood still"),
    RELOADED("a page was loaded anew with messages on their way");

    private final String sentence;

    Sight(String sentence) {
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }
}
