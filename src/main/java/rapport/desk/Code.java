package rapport.desk;

/// Why a command was refused (contract, section 8). Final for that command; the conversation is as it was.
public enum Code {
    MALFORMED,
    UNKNOWN_TYPE,
    TOO_LARGE,
    UNAUTHENTICATED,
    FORBIDDEN,
    NOT_FOUND,
    ID_CONFLICT,
    NOT_ASSIGNEE,
    ALREADY_TAKEN,
    AT_CAPACITY,
    NOBODY_ELIGIBLE,
    NOT_RATEABLE,
    UNSUPPORTED_FILE
}
