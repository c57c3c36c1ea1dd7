package rapport.desk;

import java.time.Instant;

/// The newest message, for lists.
///
/// @param preview its beginning, at most {@value Limits#PREVIEW_CHARACTERS} characters; of a file, its name
public record LastMessage(Instant at, Author author, String preview) {

    static LastMessage of(Entry<? extends Content.Posting> entry) {
        return new LastMessage(entry.at(), entry.author(), preview(entry.content()));
    }

    private static String preview(Content.Posting content) {
        var text = switch (content) {
            case Content.Text message -> message.text();
            case Content.Note note -> note.text();
            case Content.File file -> file.file().name();
        };
        if (text.length() <= Limits.PREVIEW_CHARACTERS) {
            return text;
        }
        int end = Limits.PREVIEW_CHARACTERS;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
    }
}
