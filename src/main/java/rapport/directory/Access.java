package rapport.directory;

import rapport.desk.AgentId;
import rapport.desk.ConversationId;
import rapport.desk.Role;

/// Who may do what to what. Frames and routes ask here and nowhere else; what the state of a conversation allows (who
/// is
/// assigned, which fence) is the desk's business and comes on top.
///
/// Whoever may not see a thing is to be told that it does not exist.
public final class Access {
    private Access() {}

    public static boolean may(Principal who, Action action, Target target) {
        return switch (who) {
            case Principal.Nobody nobody -> false;
            case Principal.Visitor visitor -> visitorMay(visitor, action, target);
            case Principal.Staff staff -> staffMay(staff, action, target);
        };
    }

    private static boolean visitorMay(Principal.Visitor visitor, Action action, Target target) {
        return switch (action) {
            case READ_CONVERSATION -> isTheirs(visitor, target) || isEarlierOfTheirs(visitor, target);
            case SEND, MARK, DESCRIBE_ONESELF, RATE, CLOSE_CONVERSATION, UPLOAD -> isTheirs(visitor, target);
            case WRITE_NOTE,
                    READ_AS_AGENT,
                    SET_AVAILABILITY,
                    WATCH,
                    TAKE,
                    TAKE_FROM_AGENT,
                    JOIN,
                    TRANSFER,
                    RELEASE,
                    LIST_AGENTS,
                    CHANGE_AGENTS,
                    LIST_FORMER_AGENTS,
                    LIST_SITES,
                    SEE_SITE_SECRETS,
                    CHANGE_SITES,
                    LIST_TEAMS,
                    CHANGE_TEAMS,
                    SET_OWNER,
                    LIST_CONVERSATIONS,
                    CHANGE_ROUTING,
                    READ_DECISIONS,
                    SIMULATE_STAFFING,
                    PREVIEW_ROUTING,
                    READ_BOARD,
                    OWN_SESSION,
                    READ_METRICS -> false;
        };
    }

    private static boolean staffMay(Principal.Staff staff, Action action, Target target) {
        return switch (action) {
            case SEND,
                    WRITE_NOTE,
                    READ_CONVERSATION,
                    READ_AS_AGENT,
                    MARK,
                    CLOSE_CONVERSATION,
                    WATCH,
                    TAKE,
                    TRANSFER,
                    RELEASE,
                    LIST_AGENTS,
                    LIST_SITES,
                    LIST_TEAMS,
                    LIST_CONVERSATIONS,
                    UPLOAD,
                    OWN_SESSION -> true;
            case SET_AVAILABILITY -> isSelf(staff, target) || staff.role().includes(Role.SUPERVISOR);
            case TAKE_FROM_AGENT,
                    JOIN,
                    SET_OWNER,
                    CHANGE_ROUTING,
                    READ_DECISIONS,
                    SIMULATE_STAFFING,
                    PREVIEW_ROUTING,
                    READ_BOARD -> staff.role().includes(Role.SUPERVISOR);
            case CHANGE_AGENTS, LIST_FORMER_AGENTS, CHANGE_SITES, CHANGE_TEAMS, SEE_SITE_SECRETS, READ_METRICS ->
                staff.role().includes(Role.ADMINISTRATOR);
            case DESCRIBE_ONESELF, RATE -> false;
        };
    }

    private static boolean isTheirs(Principal.Visitor visitor, Target target) {
        return switch (target) {
            case Target.Desk desk -> true;
            case Target.OfConversation of -> of.conversation().equals(ConversationId.of(visitor.id()));
            case Target.OfEarlier of -> false;
            case Target.OfAgent agent -> false;
        };
    }

    /// An earlier conversation is read by those who may read the one it was linked to, and goes on no more.
    private static boolean isEarlierOfTheirs(Principal.Visitor visitor, Target target) {
        return target instanceof Target.OfEarlier(ConversationId linkedTo)
                && linkedTo.equals(ConversationId.of(visitor.id()));
    }

    private static boolean isSelf(Principal.Staff staff, Target target) {
        return switch (target) {
            case Target.Desk desk -> true;
            case Target.OfConversation conversation -> false;
            case Target.OfEarlier conversation -> false;
            case Target.OfAgent(AgentId agent) -> agent.equals(staff.id());
        };
    }
}
