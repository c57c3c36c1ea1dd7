package rapport.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import rapport.desk.AgentId;
import rapport.desk.Command;
import rapport.desk.Content;
import rapport.desk.ConversationId;
import rapport.desk.Hours;
import rapport.desk.MessageId;
import rapport.desk.NodeId;
import rapport.desk.Policy;
import rapport.desk.Role;
import rapport.desk.Sender;
import rapport.desk.Skill;
import rapport.desk.SkillId;
import rapport.desk.Status;
import rapport.desk.Team;
import rapport.desk.TeamId;
import rapport.desk.VisitorId;
import tools.jackson.databind.JsonNode;

/// Whom would a visitor of this site get now, and why?
final class PreviewTest {
    private static final String PATH = "/api/v1/routing/preview";

    @RegisterExtension
    final House house = new House();

    private AgentId li;
    private AgentId chen;
    private Client supervisor;

    @BeforeEach
    void openTheHouse() {
        house.inhabited();
        supervisor = house.as(Role.SUPERVISOR);
        li = house.account(Role.AGENT).id();
        chen = house.account(Role.SUPERVISOR).id();
        ask(new Command.SetTeam(new Team(new TeamId("t_refunds"), "Refunds")));
        ask(new Command.SetSkill(new Skill(new SkillId("s_german"), "German")));
    }

    @Test
    void somebodyNewGoesToTheAgentWhoIsThere() {
        online(li, Role.AGENT);
        JsonNode decision = preview("").get("decision");
        assertThat(decision.get("agent").stringValue()).isEqualTo(li.value());
        assertThat(decision.get("rule").stringValue()).isEqualTo("balanced");
        assertThat(decision.get("trigger").stringValue()).isEqualTo("cycle_opened");
        assertThat(passedOver(decision, chen)).isEqualTo("offline");
        assertThat(preview("").has("queue")).isFalse();
    }

    @Test
    void whoIsNotInTheTeamIsPassedOverForThat() {
        online(li, Role.AGENT);
        JsonNode preview = preview(",\"team\":\"t_refunds\"");
        assertThat(preview.get("decision").has("agent")).isFalse();
        assertThat(passedOver(preview.get("decision"), li)).isEqualTo("not_in_team");
        assertThat(preview.get("decision").get("team").get("name").stringValue())
                .isEqualTo("Refunds");
        assertThat(preview.get("queue").get("reason").stringValue()).isEqualTo("nobody_online");
        ask(new Command.EquipAgent(li, Optional.of(Set.of(new TeamId("t_refunds"))), Optional.empty()));
        assertThat(preview(",\"team\":\"t_refunds\"")
                        .get("decision")
                        .get("agent")
                        .stringValue())
                .isEqualTo(li.value());
    }

    @Test
    void whoLacksASkillOrHasTooLittleOfItIsPassedOverForThat() {
        online(li, Role.AGENT);
        ask(new Command.EquipAgent(li, Optional.empty(), Optional.of(Map.of(new SkillId("s_german"), 2))));
        assertThat(passedOver(preview(german(3)).get("decision"), li)).isEqualTo("lacks_skill");
        assertThat(preview(german(2)).get("decision").has("agent")).isTrue();
    }

    @Test
    void aVisitorWhoWroteBeforeGetsTheirOwnAgent() {
        online(li, Role.AGENT);
        VisitorId visitor = house.directory().ids().visitor();
        say(visitor);
        online(chen, Role.SUPERVISOR);
        JsonNode decision = preview(",\"visitor\":\"" + visitor.value() + "\"").get("decision");
        assertThat(decision.get("agent").stringValue()).isEqualTo(li.value());
        assertThat(decision.get("rule").stringValue()).isEqualTo("last_agent");
    }

    @Test
    void aQueueThatIsThereStandsBefore() {
        online(li, Role.AGENT);
        ask(new Command.ChangeAgent(li, Optional.empty(), Optional.of(1), Optional.empty()));
        for (int i = 0; i < 3; i++) {
            say(house.directory().ids().visitor());
        }
        JsonNode queue = preview("").get("queue");
        assertThat(queue.get("reason").stringValue()).isEqualTo("all_busy");
        assertThat(queue.get("position").intValue()).isEqualTo(3);
        assertThat(preview(",\"priority\":1").get("queue").get("position").intValue())
                .isEqualTo(1);
    }

    @Test
    void outsideTheHoursItIsSaidWhenTheSiteOpens() {
        online(li, Role.AGENT);
        Hours never = new Hours(ZoneOffset.UTC, Map.of(DayOfWeek.MONDAY, List.of()), Map.of());
        ask(new Command.SetPolicy(house.site().id(), Policy.DEFAULT.with(Optional.of(never))));
        JsonNode preview = preview("");
        assertThat(preview.get("decision").get("rule").stringValue()).isEqualTo("outside_hours");
        assertThat(preview.get("queue").get("reason").stringValue()).isEqualTo("outside_hours");
        assertThat(preview.get("queue").has("position")).isFalse();
    }

    @Test
    void askingChangesNothing() {
        online(li, Role.AGENT);
        VisitorId visitor = house.directory().ids().visitor();
        say(visitor);
        long before = house.position();
        for (int i = 0; i < 10; i++) {
            preview("");
            preview(",\"visitor\":\"" + visitor.value() + "\",\"team\":\"t_refunds\",\"priority\":5");
        }
        assertThat(house.position()).isEqualTo(before);
    }

    @Test
    void whatDoesNotExistIsNamed() {
        String site = "{\"site\":\"" + house.site().id().value() + "\"";
        assertThat(missing("{\"site\":\"s_none\"}")).isEqualTo("site");
        assertThat(missing(site + ",\"visitor\":\"v_none\"}")).isEqualTo("visitor");
        assertThat(missing(site + ",\"team\":\"t_none\"}")).isEqualTo("team");
        assertThat(missing(site + ",\"skills\":[{\"skill\":\"s_none\",\"level\":1}]}"))
                .isEqualTo("skills[0].skill");
        JsonNode wrong = supervisor
                .post(PATH, "{\"skills\":[{\"skill\":\"s_german\",\"level\":9}],\"priority\":101}")
                .expect(400, "malformed")
                .json();
        assertThat(wrong.get("errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder("site", "skills[0].level", "priority");
    }

    @Test
    void onlySoManyAtOnce() throws Exception {
        var free = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var busy = threads.submit(() -> house.desk().inspect(view -> {
                try {
                    return free.await(20, TimeUnit.SECONDS);
                } catch (InterruptedException stop) {
                    throw new IllegalStateException(stop);
                }
            }));
            String body = "{\"site\":\"" + house.site().id().value() + "\"}";
            var asked = new ExecutorCompletionService<Client.Answer>(threads);
            for (int i = 0; i < 5; i++) {
                asked.submit(() -> supervisor.post(PATH, body));
            }
            for (int i = 0; i < 3; i++) {
                Client.Answer refused = asked.take().get().expect(503, "busy");
                assertThat(refused.header("Retry-After")).contains("1");
            }
            free.countDown();
            asked.take().get().expect(200);
            asked.take().get().expect(200);
            assertThat(busy.get()).isTrue();
        }
    }

    private static String german(int level) {
        return ",\"skills\":[{\"skill\":\"s_german\",\"level\":" + level + "}]";
    }

    private String missing(String body) {
        return supervisor
                .post(PATH, body)
                .expect(404, "not_found")
                .json()
                .get("field")
                .stringValue();
    }

    private JsonNode preview(String more) {
        return supervisor
                .post(PATH, "{\"site\":\"" + house.site().id().value() + "\"" + more + "}")
                .expect(200)
                .json();
    }

    private static String passedOver(JsonNode decision, AgentId agent) {
        return decision.get("candidates")
                .valueStream()
                .filter(candidate -> candidate.get("agent").stringValue().equals(agent.value()))
                .findFirst()
                .orElseThrow()
                .get("passedOver")
                .stringValue();
    }

    private void online(AgentId agent, Role role) {
        ask(new Command.ConnectAgent(agent, new NodeId("elsewhere")));
        ask(new Command.SetAvailability(agent, new Sender.Agent(agent, role), Status.ONLINE));
    }

    private void say(VisitorId visitor) {
        ask(new Command.PostMessage(
                ConversationId.of(visitor),
                new Sender.Visitor(visitor),
                new MessageId(UUID.randomUUID().toString()),
                new Content.Text("hello"),
                OptionalLong.empty(),
                false,
                Command.Lookup.NOT_ASKED));
    }

    private void ask(Command command) {
        house.desk().ask(command, Optional.of(house.site().id()));
    }
}
