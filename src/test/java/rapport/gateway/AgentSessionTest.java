package rapport.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import rapport.desk.AgentId;
import rapport.desk.Command;
import rapport.desk.Role;
import rapport.desk.Sender;
import rapport.desk.Status;
import rapport.log.MemoryLog;
import rapport.wire.CloseCode;

/// What an agent's connection says and in which order, where that hangs on who is faster.
class AgentSessionTest {
    private Lobby lobby = new Lobby(new MemoryLog());
    private Lobby.Socket ann;

    @BeforeEach
    void annServesTwo() {
        lobby.command(new Command.EnrolAgent(new AgentId("ann"), "Ann", 5));
        lobby.command(new Command.EnrolAgent(new AgentId("bob"), "Bob", 5));
        ann = online("ann");
        says("x", "m1");
        says("y", "m2");
    }

    private Lobby.Socket online(String agent) {
        var socket = lobby.agent(agent);
        socket.says("{'type':'availability','id':'a','status':'online'}");
        lobby.rest();
        socket.frames.clear();
        return socket;
    }

    private void says(String visitor, String id) {
        lobby.visitor(visitor).says("{'type':'send','id':'" + id + "','content':{'kind':'text','text':'hello'}}");
        lobby.rest();
    }

    private void gives(String conversation, String to, long fence) {
        ann.says("{'type':'transfer','id':'t','conversation':'" + conversation + "','fence':" + fence
                + ",'to':{'agent':'" + to + "'}}");
    }

    @Test
    void whoLostTheirRightsLosesTheirConnection() {
        var bob = online("bob");
        lobby.recheck(staff -> !staff.id().equals(new AgentId("ann")));
        assertThat(ann.frames).contains("closed " + CloseCode.REVOKED);
        assertThat(bob.frames).noneMatch(frame -> frame.startsWith("closed"));
    }

    @Test
    void messagesAreAnsweredInTheirOrderAcrossConversations() {
        ann.says("{'type':'close','id':'c','conversation':'c_y','fence':1}");
        lobby.rest();
        // A new run knows only open conversations: the row of the other one has to be read.
        lobby = new Lobby(lobby.log);
        ann = online("ann");

        ann.says("{'type':'send','id':'n1','conversation':'c_y','content':{'kind':'note','text':'later'}}");
        ann.says("{'type':'send','id':'n2','conversation':'c_x','content':{'kind':'note','text':'sooner'}}");
        lobby.turn();
        assertThat(ann.news("ok")).isEmpty();

        lobby.rest();
        assertThat(ann.news("ok"))
                .satisfiesExactly(
                        first -> assertThat(first).contains("\"re\":\"n1\""),
                        second -> assertThat(second).contains("\"re\":\"n2\""));
    }

    @Test
    void aRefusalDoesNotOvertakeTheAnswersBeforeIt() {
        ann.says("{'type':'send','id':'n1','conversation':'c_x','content':{'kind':'note','text':'one'}}");
        ann.says("{'type':'send','id':'n2','content':{'kind':'note','text':'nowhere'}}");
        lobby.rest();
        assertThat(ann.news("ok", "error"))
                .satisfiesExactly(
                        first -> assertThat(first).contains("\"re\":\"n1\""),
                        second -> assertThat(second).contains("\"re\":\"n2\"", "malformed"));
    }

    @Test
    void whatCouldNotBeToldBeforeADismissalIsNotToldAfterIt() {
        ann.writable = false;
        lobby.visitor("x").says("{'type':'rate','id':'r','score':5}");
        lobby.visitor("x");
        lobby.rest();
        var bob = online("bob");
        ann.writable = true;
        gives("c_x", "bob", 1);
        ann.writable = false;
        lobby.rest();
        assertThat(bob.news("conversation")).isNotEmpty();

        ann.drains();
        lobby.rest();
        var told = ann.news("conversation", "dismissed");
        assertThat(told.getLast()).startsWith("{\"type\":\"dismissed\"");
    }

    @Test
    void aConversationThatComesBackBeforeItsCursorWasLookedAtGoesOnAfterIt() {
        online("bob");
        gives("c_x", "bob", 1);
        lobby.rest();
        ann = lobby.knock("{'type':'hello','id':'h','as':'agent','token':'ann','epoch':'epoch',"
                + "'cursors':[{'conversation':'c_x','seq':2}]}");
        lobby.command(new Command.SetAvailability(
                new AgentId("bob"), new Sender.Agent(new AgentId("bob"), Role.AGENT), Status.OFFLINE));

        assertThat(ann.news("replay", "dismissed"))
                .filteredOn(frame -> frame.contains("c_x"))
                .singleElement()
                .asString()
                .contains("\"from\":3");
    }
}
