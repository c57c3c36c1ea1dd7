package rapport.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import rapport.desk.AgentId;
import rapport.desk.Command;
import rapport.desk.Content;
import rapport.desk.ConversationId;
import rapport.desk.MessageId;
import rapport.desk.NodeId;
import rapport.desk.Role;
import rapport.desk.Sender;
import rapport.desk.Status;
import rapport.desk.VisitorId;
import tools.jackson.databind.JsonNode;

/// Conversations, entries, decisions and owners over HTTP.
final class ConversationsTest {
    @RegisterExtension
    final House house = new House();

    private AgentId agent;
    private VisitorId first;
    private VisitorId second;
    private Client supervisor;

    @BeforeEach
    void talk() {
        house.inhabited();
        supervisor = house.as(Role.SUPERVISOR);
        agent = house.account(Role.AGENT).id();
        first = house.directory().ids().visitor();
        second = house.directory().ids().visitor();
        ask(new Command.ConnectAgent(agent, new NodeId("n")));
        ask(new Command.SetAvailability(agent, new Sender.Agent(agent, Role.AGENT), Status.ONLINE));
        ask(new Command.ChangeAgent(agent, Optional.empty(), Optional.of(1), Optional.empty()));
        say(first, "one");
        say(second, "two");
    }

    @Test
    void areListedTheNewestFirstByStateAgentAndSite() {
        assertThat(ids("")).containsExactly(conversation(second), conversation(first));
        assertThat(ids("state=assigned")).containsExactly(conversation(first));
        assertThat(ids("state=queued")).containsExactly(conversation(second));
        assertThat(ids("state=idle")).isEmpty();
        assertThat(ids("agent=" + agent.value())).containsExactly(conversation(first));
        assertThat(ids("site=" + house.site().id().value())).hasSize(2);
        assertThat(ids("site=s_other")).isEmpty();
    }

    @Test
    void areListedPageByPage() {
        JsonNode page =
                supervisor.get("/api/v1/conversations?limit=1").expect(200).json();
        assertThat(page.get("more").booleanValue()).isTrue();
        String last = page.get("conversations").get(0).get("id").stringValue();
        page = supervisor
                .get("/api/v1/conversations?limit=1&before=" + last)
                .expect(200)
                .json();
        assertThat(page.get("more").booleanValue()).isFalse();
        assertThat(page.get("conversations").get(0).get("id").stringValue()).isEqualTo(conversation(first));
    }

    @Test
    void entriesAreReadInAgentsNumbers() {
        String path = "/api/v1/conversations/" + conversation(first) + "/entries";
        JsonNode page = supervisor.get(path + "?after=1&limit=1").expect(200).json();
        assertThat(page.get("entries").get(0).get("content").get("text").stringValue())
                .isEqualTo("one");
        assertThat(page.get("more").booleanValue()).isTrue();
        page = supervisor.get(path + "?before=3").expect(200).json();
        assertThat(page.get("entries")).hasSize(2);
        assertThat(page.get("more").booleanValue()).isFalse();
        supervisor.get(path + "?before=3&after=1").expect(400, "malformed");
        supervisor.get(path + "?limit=1000").expect(400, "malformed");
        supervisor.get("/api/v1/conversations/c_none/entries").expect(404, "not_found");
    }

    @Test
    void decisionsTellWhyWithEveryCandidate() {
        JsonNode decision = supervisor
                .get("/api/v1/conversations/" + conversation(first) + "/decisions")
                .expect(200)
                .json()
                .get("decisions")
                .get(0);
        assertThat(decision.get("rule").stringValue()).isEqualTo("balanced");
        assertThat(decision.get("trigger").stringValue()).isEqualTo("cycle_opened");
        assertThat(decision.get("agent").stringValue()).isEqualTo(agent.value());
        assertThat(decision.get("at").stringValue()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(decision.get("candidates").get(0).get("capacity").intValue()).isEqualTo(1);
        assertThat(decision.get("candidates").get(0).get("name").stringValue()).isEqualTo("agent");
        assertThat(decision.get("candidates").findValuesAsString("passedOver")).contains("offline");
        assertThat(decision.get("others").intValue()).isZero();
    }

    @Test
    void ofVeryManyCandidatesTheOthersAreCounted() {
        for (int i = 0; i < 60; i++) {
            ask(new Command.EnrolAgent(new AgentId("a_many" + i), "many", 1));
        }
        VisitorId third = house.directory().ids().visitor();
        say(third, "three");
        JsonNode decision = supervisor
                .get("/api/v1/conversations/" + conversation(third) + "/decisions")
                .expect(200)
                .json()
                .get("decisions")
                .get(0);
        assertThat(decision.get("candidates")).hasSize(50);
        assertThat(decision.get("others").intValue())
                .isEqualTo(house.desk().<Integer>inspect(view -> view.agents().size()) - 50);
    }

    @Test
    void anOwnerIsSetAndTakenAway() {
        String path = "/api/v1/visitors/" + first.value() + "/owner";
        supervisor.put(path, "{\"agent\":\"" + agent.value() + "\"}").expect(204);
        assertThat(supervisor
                        .get("/api/v1/conversations?state=assigned")
                        .json()
                        .get("conversations")
                        .get(0)
                        .get("visitor")
                        .get("owner")
                        .toString())
                .contains(agent.value());
        supervisor.put(path, "{}").expect(204);
        supervisor.put("/api/v1/visitors/v_none/owner", "{}").expect(404, "not_found");
        supervisor.put(path, "{\"agent\":\"a_none\"}").expect(404, "not_found");
    }

    @Test
    void whoseAgentIsGoneIsNobodysCustomerAndWhatIsShownMayBeSentBack() {
        Client administrator = house.as(Role.ADMINISTRATOR);
        String path = "/api/v1/visitors/" + first.value() + "/owner";
        administrator.put(path, "{\"agent\":\"" + agent.value() + "\"}").expect(204);
        administrator.delete("/api/v1/agents/" + agent.value()).expect(204);
        var shown = administrator.get(path).expect(200);
        assertThat(shown.json().has("agent")).isFalse();
        administrator
                .with("If-Match", shown.header("ETag").orElseThrow())
                .put(path, "{}")
                .expect(204);
    }

    private java.util.List<String> ids(String query) {
        return supervisor
                .get("/api/v1/conversations?" + query)
                .expect(200)
                .json()
                .get("conversations")
                .valueStream()
                .map(shown -> shown.get("id").stringValue())
                .toList();
    }

    private static String conversation(VisitorId visitor) {
        return ConversationId.of(visitor).value();
    }

    private void say(VisitorId visitor, String text) {
        ask(new Command.PostMessage(
                ConversationId.of(visitor),
                new Sender.Visitor(visitor),
                new MessageId(UUID.randomUUID().toString()),
                new Content.Text(text),
                OptionalLong.empty(),
                false,
                Command.Lookup.NOT_ASKED));
    }

    private void ask(Command command) {
        house.desk().ask(command, Optional.of(house.site().id()));
    }
}
