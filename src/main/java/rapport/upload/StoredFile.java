package rapport.upload;

import java.util.Set;
import rapport.desk.Content;
import rapport.desk.ConversationId;

/// A finished upload.
///
/// @param uploader the id of the visitor or agent who sent it
/// @param places the conversations whose people may see it
public record StoredFile(Content.FileRef file, String uploader, Set<ConversationId> places) {
    public StoredFile {
        places = Set.copyOf(places);
    }

    /// Whether a browser may show it in place; everything else is only offered for saving.
    public boolean isShown() {
        return FileType.SHOWN.contains(file.type());
    }
}
