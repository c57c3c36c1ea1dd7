package rapport.gateway;

import java.util.Optional;
import rapport.desk.Content;
import rapport.desk.ConversationId;
import rapport.desk.FileId;

/// What a message needs of the uploads. May wait.
public interface Attachments {
    /// The finished upload of this very sender, shown from now on in that conversation; empty if there is none.
    ///
    /// @param uploader id of the visitor or agent
    Optional<Content.FileRef> attach(FileId file, String uploader, ConversationId place);
}
