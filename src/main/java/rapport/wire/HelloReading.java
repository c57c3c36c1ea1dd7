package rapport.wire;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import rapport.desk.ConversationId;

/// Reads the `hello`.
final class HelloReading {
    private static final String CURSORS = "an array of {conversation, seq}, at most one for each conversation";

    private HelloReading() {}

    static Hello hello(Fields fields) throws Unreadable {
        return switch (fields.choice("as", Spelling.KIND)) {
            case VISITOR -> visitor(fields);
            case AGENT -> agent(fields);
        };
    }

    private static Hello visitor(Fields fields) throws Unreadable {
        return new Hello.Visitor(
                fields.id("id", FrameId::new),
                fields.id("site", String::toString),
                token(fields, "token"),
                token(fields, "identity"),
                fields.optionalId("session", String::toString),
                fields.optionalId("epoch", String::toString),
                cursors(fields),
                VisitorReading.optionalPage(fields),
                fields.line("locale", FrameLimits.LOCALE_CHARACTERS));
    }

    private static Hello agent(Fields fields) throws Unreadable {
        return new Hello.Agent(
                fields.id("id", FrameId::new),
                token(fields, "token"),
                fields.optionalId("session", String::toString),
                fields.optionalId("epoch", String::toString),
                cursors(fields));
    }

    private static Optional<String> token(Fields fields, String name) throws Unreadable {
        return fields.line(name, FrameLimits.TOKEN_CHARACTERS);
    }

    private static List<Hello.Cursor> cursors(Fields fields) throws Unreadable {
        var cursors = new ArrayList<Hello.Cursor>();
        var conversations = new HashSet<ConversationId>();
        for (var each : fields.objects("cursors", CURSORS)) {
            var cursor = new Hello.Cursor(each.id("conversation", ConversationId::new), each.number("seq"));
            if (!conversations.add(cursor.conversation())) {
                throw fields.expected("cursors", CURSORS);
            }
            cursors.add(cursor);
        }
        return List.copyOf(cursors);
    }
}
