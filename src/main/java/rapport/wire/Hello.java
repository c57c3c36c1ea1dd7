package rapport.wire;

import java.util.List;
import java.util.Optional;
import rapport.desk.ConversationId;

/// The first frame of a connection, and only the first.
public sealed interface Hello extends ClientFrame.Request {
    /// The visitor's token, or the agent's bearer token.
    Optional<String> token();

    /// Chosen by the client, 1 to 64 characters; a new connection with the same value replaces the old one.
    Optional<String> session();

    /// Which history of the installation the cursors belong to.
    Optional<String> epoch();

    /// Where to go on, at most one for each conversation.
    List<Cursor> cursors();

    /// @param site the site's public key
    /// @param identity a JWT by which the site vouches for the visitor
    /// @param locale a language tag
    record Visitor(
            FrameId id,
            String site,
            Optional<String> token,
            Optional<String> identity,
            Optional<String> session,
            Optional<String> epoch,
            List<Cursor> cursors,
            Optional<Page> page,
            Optional<String> locale)
            implements Hello {}

    /// @param token left out in a browser, where the login's cookie is enough
    record Agent(
            FrameId id, Optional<String> token, Optional<String> session, Optional<String> epoch, List<Cursor> cursors)
            implements Hello {}

    /// @param seq the last entry that the client has applied, in its own numbering; 0 for none
    record Cursor(ConversationId conversation, long seq) {}
}
