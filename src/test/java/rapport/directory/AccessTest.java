package rapport.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import rapport.desk.AgentId;
import rapport.desk.ConversationId;
import rapport.desk.Role;
import rapport.desk.SiteId;
import rapport.desk.VisitorId;

/// The whole matrix: each action, asked by each kind of person, about what is theirs and what is not.
///
/// The columns are: nobody; a visitor about their own and about another's conversation; an agent about their own and
/// another's; a supervisor and an administrator about another's. `y` may, `-` may not.
final class AccessTest {
    private static final String MATRIX = """
            SEND                nobody -  visitor y-  agent yy  supervisor y  administrator y
            WRITE_NOTE          nobody -  visitor --  agent yy  supervisor y  administrator y
            READ_CONVERSATION   nobody -  visitor y-  agent yy  supervisor y  administrator y
            READ_AS_AGENT       nobody -  visitor --  agent yy  supervisor y  administrator y
            MARK                nobody -  visitor y-  agent yy  supervisor y  administrator y
            DESCRIBE_ONESELF    nobody -  visitor y-  agent --  supervisor -  administrator -
            RATE                nobody -  visitor y-  agent --  supervisor -  administrator -
            CLOSE_CONVERSATION  nobody -  visitor y-  agent yy  supervisor y  administrator y
            SET_AVAILABILITY    nobody -  visitor --  agent y-  supervisor y  administrator y
            WATCH               nobody -  visitor --  agent yy  supervisor y  administrator y
            TAKE                nobody -  visitor --  agent yy  supervisor y  administrator y
            TAKE_FROM_AGENT     nobody -  visitor --  agent --  supervisor y  administrator y
            JOIN                nobody -  visitor --  agent --  supervisor y  administrator y
            TRANSFER            nobody -  visitor --  agent yy  supervisor y  administrator y
            RELEASE             nobody -  visitor --  agent yy  supervisor y  administrator y
            LIST_AGENTS         nobody -  visitor --  agent yy  supervisor y  administrator y
            CHANGE_AGENTS       nobody -  visitor --  agent --  supervisor -  administrator y
            LIST_FORMER_AGENTS  nobody -  visitor --  agent --  supervisor -  administrator y
            LIST_SITES          nobody -  visitor --  agent yy  supervisor y  administrator y
            SEE_SITE_SECRETS    nobody -  visitor --  agent --  supervisor -  administrator y
            CHANGE_SITES        nobody -  visitor --  agent --  supervisor -  administrator y
            LIST_TEAMS          nobody -  visitor --  agent yy  supervisor y  administrator y
            CHANGE_TEAMS        nobody -  visitor --  agent --  supervisor -  administrator y
            SET_OWNER           nobody -  visitor --  agent --  supervisor y  administrator y
            LIST_CONVERSATIONS  nobody -  visitor --  agent yy  supervisor y  administrator y
            CHANGE_ROUTING      nobody -  visitor --  agent --  supervisor y  administrator y
            READ_DECISIONS      nobody -  visitor --  agent --  supervisor y  administrator y
            SIMULATE_STAFFING   nobody -  visitor --  agent --  supervisor y  administrator y
            PREVIEW_ROUTING     nobody -  visitor --  agent --  supervisor y  administrator y
            READ_BOARD          nobody -  visitor --  agent --  supervisor y  administrator y
            UPLOAD              nobody -  visitor y-  agent yy  supervisor y  administrator y
            OWN_SESSION         nobody -  visitor --  agent yy  supervisor y  administrator y
            READ_METRICS        nobody -  visitor --  agent --  supervisor -  administrator y
            """;

    private static final VisitorId VISITOR = new VisitorId("v_own");
    private static final AgentId AGENT = new AgentId("a_own");
    private static final Target OWN_CONVERSATION = new Target.OfConversation(ConversationId.of(VISITOR));
    private static final Target OTHER_CONVERSATION = new Target.OfConversation(new ConversationId("c_other"));

    @Test
    void isAsTheMatrixSays() {
        Map<Action, String> wanted = rows();
        Map<Action, String> found =
                Arrays.stream(Action.values()).collect(Collectors.toMap(action -> action, AccessTest::row));
        assertThat(found).isEqualTo(wanted);
    }

    @Test
    void everyActionHasARow() {
        assertThat(rows().keySet()).containsExactlyInAnyOrder(Action.values());
    }

    @Test
    void earlierConversationsAreReadByWhoMayReadTheOneTheyWereLinkedToAndNothingElse() {
        var visitor = new Principal.Visitor(VISITOR, new SiteId("s_1"));
        var linkedToTheirs = new Target.OfEarlier(ConversationId.of(VISITOR));
        var linkedToAnothers = new Target.OfEarlier(new ConversationId("c_other"));
        for (var action : Action.values()) {
            assertThat(Access.may(visitor, action, linkedToTheirs))
                    .as("%s of an earlier one", action)
                    .isEqualTo(action == Action.READ_CONVERSATION);
            assertThat(Access.may(visitor, action, linkedToAnothers))
                    .as("%s of another's earlier one", action)
                    .isFalse();
        }
        assertThat(Access.may(staff(Role.AGENT), Action.READ_CONVERSATION, linkedToAnothers))
                .isTrue();
    }

    private static Map<Action, String> rows() {
        return MATRIX.lines()
                .map(line -> line.split(" +", 2))
                .collect(Collectors.toMap(cells -> Action.valueOf(cells[0]), cells -> cells[1].strip()));
    }

    private static String row(Action action) {
        Principal visitor = new Principal.Visitor(VISITOR, new SiteId("s_1"));
        List<Target> theirs = targets(action, true);
        List<Target> others = targets(action, false);
        return "nobody " + cell(new Principal.Nobody(), action, theirs)
                + "  visitor " + cell(visitor, action, theirs) + cell(visitor, action, others)
                + "  agent " + cell(staff(Role.AGENT), action, theirs) + cell(staff(Role.AGENT), action, others)
                + "  supervisor " + cell(staff(Role.SUPERVISOR), action, others)
                + "  administrator " + cell(staff(Role.ADMINISTRATOR), action, others);
    }

    private static List<Target> targets(Action action, boolean own) {
        if (action == Action.SET_AVAILABILITY) {
            return List.of(new Target.OfAgent(own ? AGENT : new AgentId("a_other")));
        }
        return List.of(own ? OWN_CONVERSATION : OTHER_CONVERSATION);
    }

    private static String cell(Principal who, Action action, List<Target> targets) {
        return targets.stream().allMatch(target -> Access.may(who, action, target)) ? "y" : "-";
    }

    private static Principal staff(Role role) {
        return new Principal.Staff(AGENT, role, new LoginId("login"));
    }
}
