package rapport.wire;

import rapport.desk.AgentId;
import rapport.desk.ConversationId;
import rapport.desk.TeamId;

/// Reads what only agents send.
final class AgentReading {
    private static final String TARGET = "{agent} or {team}";

    private AgentReading() {}

    static FromAgent.Availability availability(Fields fields) throws Unreadable {
        return new FromAgent.Availability(
                id(fields), fields.choice("status", Spelling.STATUS), fields.optionalId("agent", AgentId::new));
    }

    static FromAgent.Watch watch(Fields fields) throws Unreadable {
        return new FromAgent.Watch(id(fields), fields.choice("scope", Spelling.SCOPE));
    }

    static FromAgent.Open open(Fields fields) throws Unreadable {
        return new FromAgent.Open(id(fields), conversation(fields), fields.optionalNumber("cursor"));
    }

    static FromAgent.Leave leave(Fields fields) throws Unreadable {
        return new FromAgent.Leave(id(fields), conversation(fields));
    }

    static FromAgent.Take take(Fields fields) throws Unreadable {
        return new FromAgent.Take(id(fields), conversation(fields), fields.optionalNumber("fence"));
    }

    static FromAgent.Transfer transfer(Fields fields) throws Unreadable {
        return new FromAgent.Transfer(
                id(fields),
                conversation(fields),
                fields.optionalNumber("fence"),
                target(fields.object("to", TARGET)),
                fields.optionalText("note"));
    }

    private static FromAgent.Target target(Fields to) throws Unreadable {
        if (to.has("agent") == to.has("team")) {
            throw Unreadable.malformed("to: expected " + TARGET);
        }
        return to.has("agent")
                ? new FromAgent.Target.Person(to.id("agent", AgentId::new))
                : new FromAgent.Target.Team(to.id("team", TeamId::new));
    }

    static FromAgent.Release release(Fields fields) throws Unreadable {
        return new FromAgent.Release(id(fields), conversation(fields), fields.optionalNumber("fence"));
    }

    private static FrameId id(Fields fields) throws Unreadable {
        return fields.id("id", FrameId::new);
    }

    private static ConversationId conversation(Fields fields) throws Unreadable {
        return fields.id("conversation", ConversationId::new);
    }
}
