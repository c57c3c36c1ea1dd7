package rapport.wire;

import java.util.Optional;
import rapport.desk.ConversationId;
import rapport.desk.FileId;

/// Reads what visitors and agents may both send.
final class BothReading {
    private static final String CONTENT = "{kind: \"text\", text}, {kind: \"file\", file} or {kind: \"note\", text}";

    private BothReading() {}

    static FromBoth.Send send(Fields fields) throws Unreadable {
        return new FromBoth.Send(
                fields.id("id", FrameId::new),
                conversation(fields),
                content(fields.object("content", CONTENT)),
                fields.optionalNumber("fence"),
                fields.flag("join"));
    }

    private static Posted content(Fields content) throws Unreadable {
        return switch (content.choice("kind", Spelling.POSTED)) {
            case TEXT -> new Posted.Text(content.text("text"));
            case FILE -> new Posted.File(content.id("file", FileId::new));
            case NOTE -> new Posted.Note(content.text("text"));
        };
    }

    static FromBoth.History history(Fields fields) throws Unreadable {
        return new FromBoth.History(fields.id("id", FrameId::new), conversation(fields), range(fields), limit(fields));
    }

    private static FromBoth.Range range(Fields fields) throws Unreadable {
        var before = fields.optionalNumber("before");
        var after = fields.optionalNumber("after");
        if (before.isPresent() && after.isPresent()) {
            throw Unreadable.malformed("before, after: expected at most one of them");
        }
        if (before.isPresent()) {
            return new FromBoth.Range.Before(before.getAsLong());
        }
        return after.isPresent() ? new FromBoth.Range.After(after.getAsLong()) : FromBoth.Range.NEWEST;
    }

    private static int limit(Fields fields) throws Unreadable {
        long wanted = fields.optionalNumber("limit").orElse(FrameLimits.HISTORY_DEFAULT);
        if (wanted == 0) {
            throw fields.expected("limit", "a whole number from 1 on");
        }
        return Math.toIntExact(Math.min(wanted, FrameLimits.HISTORY_MOST));
    }

    static FromBoth.Delivered delivered(Fields fields) throws Unreadable {
        return new FromBoth.Delivered(conversation(fields), fields.number("seq"));
    }

    static FromBoth.Read read(Fields fields) throws Unreadable {
        return new FromBoth.Read(conversation(fields), fields.number("seq"));
    }

    static FromBoth.Typing typing(Fields fields) throws Unreadable {
        return new FromBoth.Typing(conversation(fields), fields.possiblyEmptyText("text"));
    }

    static FromBoth.Close close(Fields fields) throws Unreadable {
        return new FromBoth.Close(fields.id("id", FrameId::new), conversation(fields), fields.optionalNumber("fence"));
    }

    static Optional<ConversationId> conversation(Fields fields) throws Unreadable {
        return fields.optionalId("conversation", ConversationId::new);
    }
}
