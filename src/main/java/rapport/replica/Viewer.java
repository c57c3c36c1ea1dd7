package rapport.replica;

import java.util.Optional;
import rapport.desk.AgentId;
import rapport.desk.ConversationId;
import rapport.desk.Role;
import rapport.desk.SiteId;
import rapport.desk.VisitorId;

/// Who a connection belongs to: decides what it may see.
public sealed interface Viewer {
    /// @param locale the language of the page, as the browser says it
    record OfVisitor(VisitorId visitor, SiteId site, Optional<String> locale, Optional<PageSeen> page)
            implements Viewer {
        /// The only conversation there is for them.
        public ConversationId conversation() {
            return ConversationId.of(visitor);
        }
    }

    record OfAgent(AgentId agent, Role role) implements Viewer {}

    /// Where a visitor is.
    record PageSeen(String url, Optional<String> title, Optional<String> referrer) {}
}
