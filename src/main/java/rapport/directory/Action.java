package rapport.directory;

/// Everything that anybody can ask for, by frame or by REST. A new frame or route names one of these or brings its own,
/// and then [Access] does not compile until it says who may.
public enum Action {
    /// Say something in a conversation: text and files.
    SEND,
    /// Say something that visitors never see.
    WRITE_NOTE,
    /// Read a conversation: history, entries, opening and following it, its files.
    READ_CONVERSATION,
    /// Read a conversation with what visitors never see.
    READ_AS_AGENT,
    /// Tell how far one has received or read, or that one is typing.
    MARK,
    /// Tell the page one looks at, or what one is called.
    DESCRIBE_ONESELF,
    RATE,
    CLOSE_CONVERSATION,
    /// Set the availability of an agent.
    SET_AVAILABILITY,
    /// Follow the queue or all conversations.
    WATCH,
    /// Take a conversation from the queue, from idle.
    TAKE,
    /// Take a conversation away from the agent who has it.
    TAKE_FROM_AGENT,
    /// Speak in a conversation that somebody else has.
    JOIN,
    TRANSFER,
    RELEASE,
    LIST_AGENTS,
    /// Make, change, disable and delete accounts.
    CHANGE_AGENTS,
    /// See whose accounts were deleted.
    LIST_FORMER_AGENTS,
    LIST_SITES,
    /// See the secret that signs the identity of a site's users.
    SEE_SITE_SECRETS,
    CHANGE_SITES,
    /// See which teams and skills there are.
    LIST_TEAMS,
    /// Make, rename and delete teams and skills.
    CHANGE_TEAMS,
    SET_OWNER,
    LIST_CONVERSATIONS,
    /// Say how soon and to whom a conversation is to go.
    CHANGE_ROUTING,
    /// See why an agent got a conversation.
    READ_DECISIONS,
    /// Ask what would be if there were other visitors or other agents.
    SIMULATE_STAFFING,
    /// Ask whom a visitor would get now, and why.
    PREVIEW_ROUTING,
    /// See how everybody who waits and everybody who answers does.
    READ_BOARD,
    UPLOAD,
    /// See and end one's own login.
    OWN_SESSION,
    READ_METRICS
}
