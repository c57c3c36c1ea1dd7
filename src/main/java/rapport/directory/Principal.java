package rapport.directory;

import rapport.desk.AgentId;
import rapport.desk.Role;
import rapport.desk.SiteId;
import rapport.desk.VisitorId;

/// Who speaks, as found out from what they showed us; never from what they say about themselves.
public sealed interface Principal {
    /// Showed nothing, or nothing valid.
    record Nobody() implements Principal {}

    /// Holds a token of ours, or the word of their site.
    record Visitor(VisitorId id, SiteId site) implements Principal {}

    /// Logged in. The role is that of the moment: ask anew for each request.
    record Staff(AgentId id, Role role, LoginId login) implements Principal {}
}
