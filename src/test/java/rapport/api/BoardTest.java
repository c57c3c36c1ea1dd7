package rapport.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
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
import rapport.desk.Requirements;
import rapport.desk.Role;
import rapport.desk.Sender;
import rapport.desk.Status;
import rapport.desk.Team;
import rapport.desk.TeamId;
import rapport.desk.VisitorId;
import rapport.openapi.Noon;
import tools.jackson.databind.JsonNode;

/// What supervisors watch.
final class BoardTest {
    private static final TeamId REFUNDS = new TeamId("t_refunds");

    private static final String BOARD = "/api/v1/board?zone=" + Noon.zone();

    @RegisterExtension
    final House house = new House();

    private AgentId li;
    private VisitorId first;

    @BeforeEach
    void openTheHouse() {
        house.inhabited();
        li = house.account(Role.AGENT).id();
        first = house.directory().ids().visitor();
        ask(new Command.SetTeam(new Team(REFUNDS, "Refunds")));
        ask(new Command.EquipAgent(li, Optional.of(Set.of(REFUNDS)), Optional.empty()));
        ask(new Command.ChangeAgent(li, Optional.empty(), Optional.of(1), Optional.empty()));
        ask(new Command.ConnectAgent(li, new NodeId("elsewhere")));
        ask(new Command.SetAvailability(li, new Sender.Agent(li, Role.AGENT), Status.ONLINE));
        say(first);
    }

    @Test
    void thereIsAQueueForEachTeamAndOneForThoseWithout() {
        VisitorId second = house.directory().ids().visitor();
        VisitorId third = house.directory().ids().visitor();
        say(second);
        say(third);
        ask(new Command.SetRequirements(ConversationId.of(third), Optional.of(Requirements.of(REFUNDS))));
        JsonNode board = board();
        assertThat(board.get("teams").get(0).get("name").stringValue()).isEqualTo("Refunds");
        assertThat(board.get("queues")).hasSize(2);
        JsonNode refunds = board.get("queues").get(0);
        assertThat(refunds.get("team").stringValue()).isEqualTo("t_refunds");
        assertThat(refunds.get("waiting").intValue()).isEqualTo(1);
        assertThat(refunds.get("reasons").get(0).get("reason").stringValue()).isEqualTo("all_busy");
        JsonNode others = board.get("queues").get(1);
        assertThat(others.has("team")).isFalse();
        JsonNode waiting = others.get("conversations").get(0);
        assertThat(waiting.get("conversation").stringValue())
                .isEqualTo(ConversationId.of(second).value());
        assertThat(waiting.get("place").get("position").intValue()).isEqualTo(1);
        assertThat(waiting.get("since")).isEqualTo(others.get("since"));
        assertThat(board.get("today").get("waiting").intValue()).isEqualTo(2);
    }

    @Test
    void agentsAreShownWithWhatTheyHaveAndDidToday() {
        JsonNode agent = agent();
        assertThat(agent.get("status").stringValue()).isEqualTo("online");
        assertThat(agent.get("connected").booleanValue()).isTrue();
        assertThat(agent.get("load").intValue()).isEqualTo(1);
        assertThat(agent.get("capacity").intValue()).isEqualTo(1);
        assertThat(agent.get("teams").get(0).stringValue()).isEqualTo("t_refunds");
        assertThat(agent.get("conversations").intValue()).isEqualTo(1);
        assertThat(agent.get("firstResponse").get("count").intValue()).isZero();
        assertThat(agent.get("firstResponse").has("medianSeconds")).isFalse();
    }

    @Test
    void theFirstAnswerOfACycleCountsAndNoLaterOne() {
        answer(first);
        answer(first);
        JsonNode board = board();
        assertThat(board.get("today").get("opened").intValue()).isEqualTo(1);
        assertThat(board.get("today").get("answered").intValue()).isEqualTo(1);
        JsonNode firstResponse = board.get("today").get("firstResponse");
        assertThat(firstResponse.get("count").intValue()).isEqualTo(1);
        assertThat(firstResponse.get("medianSeconds").intValue()).isLessThan(5);
        assertThat(firstResponse.get("p90Seconds").intValue()).isLessThan(5);
        assertThat(agent().get("firstResponse").get("count").intValue()).isEqualTo(1);
    }

    @Test
    void whoLeavesWithoutAnAnswerIsCountedAsAbandoned() {
        VisitorId second = house.directory().ids().visitor();
        say(second);
        close(second);
        answer(first);
        close(first);
        JsonNode today = board().get("today");
        assertThat(today.get("opened").intValue()).isEqualTo(2);
        assertThat(today.get("abandoned").intValue()).isEqualTo(1);
        assertThat(today.get("answered").intValue()).isEqualTo(1);
    }

    @Test
    void whoeverHasSeenItSoHears304UntilSomethingHappens() throws InterruptedException {
        Client supervisor = house.as(Role.SUPERVISOR);
        String tag = supervisor.get(BOARD).expect(200).header("ETag").orElseThrow();
        Thread.sleep(1_100);
        supervisor.with("If-None-Match", tag).get(BOARD).expect(304);
        answer(first);
        Thread.sleep(1_100);
        supervisor.with("If-None-Match", tag).get(BOARD).expect(200);
    }

    @Test
    void todayBeganAtMidnightWhereTheCallerIs() {
        Client supervisor = house.as(Role.SUPERVISOR);
        assertThat(since(supervisor, "")).endsWith("T00:00:00.000Z");
        assertThat(since(supervisor, "?zone=Asia/Shanghai")).endsWith("T16:00:00.000Z");
        assertThat(since(supervisor, "?zone=%2B05:45")).endsWith("T18:15:00.000Z");
        for (String zone : List.of("Nowhere/Else", "%2B01:23:45", "%2B01:20", "UTC%2B00:01")) {
            supervisor.get("/api/v1/board?zone=" + zone).expect(400, "malformed");
        }
    }

    @Test
    void aDayIsRecordedAsASimulationTakesIt() {
        answer(first);
        close(first);
        Client supervisor = house.as(Role.SUPERVISOR);
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        String path = "/api/v1/whatif/recording";
        String days = path + "?from=" + today.minusDays(1) + "&to=" + today.plusDays(1);
        var csv = supervisor.get(days).expect(200);
        assertThat(csv.header("Content-Type").orElseThrow()).startsWith("text/csv");
        List<String> lines = csv.text().lines().toList();
        assertThat(lines).hasSize(2).first().isEqualTo("arrival,seconds");
        String[] visit = lines.get(1).split(",");
        assertThat(visit[0]).matches("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}");
        supervisor
                .post(
                        "/api/v1/whatif",
                        "{\"recorded\": [{\"arrival\": \"%s\", \"seconds\": %s}], \"agents\": [{}]}"
                                .formatted(visit[0], visit[1]))
                .expect(200);
        String site = house.site().id().value();
        assertThat(supervisor.get(days + "&site=" + site).expect(200).text()).isEqualTo(csv.text());
        String other = house.directory().sites().create("Other", List.of()).id().value();
        assertThat(supervisor.get(days + "&site=" + other).expect(200).text().lines())
                .hasSize(1);
        assertThat(supervisor.get(path).expect(200).text().lines()).hasSize(1);
        supervisor.get(days + "&site=s_none").expect(404, "not_found");
        for (String wrong :
                List.of("from=yesterday", "from=2026-02-02&to=2026-02-01", "from=2026-01-01&to=2026-02-01")) {
            supervisor.get(path + "?" + wrong).expect(400, "malformed");
        }
    }

    private static String since(Client supervisor, String query) {
        return supervisor
                .get("/api/v1/board" + query)
                .expect(200)
                .json()
                .get("today")
                .get("since")
                .stringValue();
    }

    private JsonNode board() {
        return house.as(Role.SUPERVISOR).get(BOARD).expect(200).json();
    }

    private JsonNode agent() {
        return board().get("agents")
                .valueStream()
                .filter(agent -> agent.get("id").stringValue().equals(li.value()))
                .findFirst()
                .orElseThrow();
    }

    private void say(VisitorId visitor) {
        post(visitor, new Sender.Visitor(visitor), OptionalLong.empty());
    }

    private void answer(VisitorId visitor) {
        post(visitor, new Sender.Agent(li, Role.AGENT), OptionalLong.of(1));
    }

    private void post(VisitorId visitor, Sender sender, OptionalLong fence) {
        ask(new Command.PostMessage(
                ConversationId.of(visitor),
                sender,
                new MessageId(UUID.randomUUID().toString()),
                new Content.Text("hello"),
                fence,
                false,
                Command.Lookup.NOT_ASKED));
    }

    private void close(VisitorId visitor) {
        ask(new Command.Close(ConversationId.of(visitor), new Sender.Visitor(visitor), OptionalLong.empty()));
    }

    private void ask(Command command) {
        house.desk().ask(command, Optional.of(house.site().id()));
    }
}
