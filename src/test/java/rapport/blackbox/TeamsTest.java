package rapport.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import rapport.blackbox.client.Agent;
import rapport.blackbox.client.Frame;
import rapport.blackbox.client.Ids;
import rapport.blackbox.client.Visitor;

/// Teams, skills and hours as an administrator sets them, and who is served then.
@Tag("blackbox")
class TeamsTest {

    @RegisterExtension
    static final Stage stage = new Stage();

    @Test
    void a_sites_visitors_go_to_its_team_and_wait_for_it() {
        String team = made("teams");
        Agent member = member(Map.of("teams", List.of(team)));
        Agent other = stage.agent(0);
        Site site = stage.site("requirements", Map.of("team", team));
        stage.talk(site, member);
        member.available("away");
        Visitor waiting = waiting(site, "nobody_online");
        assertThat(other.conversations()).doesNotContain(waiting.conversation());
        member.available("online");
        member.awaitAssigned(waiting.conversation());
    }

    @Test
    void who_waits_for_a_team_that_is_deleted_is_served_by_anybody() {
        String team = made("teams");
        Ready.Person person = stage.staff().hire("agent", 5);
        equip(person, Map.of("teams", List.of(team)));
        Site site = stage.site("requirements", Map.of("team", team));
        Agent anybody = stage.agent(0);
        Visitor visitor = waiting(site, "nobody_online");

        stage.admin().delete("/api/v1/teams/" + team).expect(204);

        anybody.awaitAssigned(visitor.conversation());
        Frame agent = stage.admin().get("/api/v1/agents/" + person.id()).json();
        assertThat(agent.array("teams")).isEmpty();
        Frame asked = stage.admin().get("/api/v1/sites/" + site.id()).json().part("policy.requirements");
        assertThat(asked.has("team")).isFalse();
    }

    @Test
    void a_skill_counts_from_the_level_that_is_asked_for() {
        String skill = made("skills");
        Agent beginner = member(Map.of("skills", List.of(Map.of("skill", skill, "level", 2))));
        Agent master = member(Map.of("skills", List.of(Map.of("skill", skill, "level", 4))));
        Site site = stage.site("requirements", Map.of("skills", List.of(Map.of("skill", skill, "level", 3))));
        Talk talk = stage.talk(site, master);
        assertThat(beginner.conversations()).doesNotContain(talk.conversation());
        master.available("away");
        Visitor visitor = waiting(site, "nobody_online");
        stage.admin().delete("/api/v1/skills/" + skill).expect(204);
        beginner.awaitAssigned(visitor.conversation());
    }

    @Test
    void outside_its_hours_a_site_takes_messages_and_gives_them_to_nobody() {
        Agent agent = stage.agent(0);
        Site site = stage.site("hours", Map.of("zone", "Europe/Berlin", "week", Map.of()));
        Visitor visitor = waiting(site, "outside_hours");
        Map<String, Object> week = new HashMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            week.put(day.name().toLowerCase(Locale.ROOT), List.of(Map.of("from", "00:00", "to", "24:00")));
        }
        change(site, Map.of("hours", Map.of("zone", "Europe/Berlin", "week", week)));
        agent.awaitAssigned(visitor.conversation());
        change(site, Map.of("hours", Map.of("zone", "Asia/Shanghai", "week", Map.of())));
        Visitor late = waiting(site, "outside_hours");
        change(site, Map.of("hours", Map.of("always", true)));
        agent.awaitAssigned(late.conversation());
    }

    @Test
    void who_comes_after_the_queue_limit_is_promised_nothing() {
        Site site = stage.site("queueLimit", 1);
        Visitor first = waiting(site, "nobody_online");
        Visitor second = waiting(site, "queue_full");
        assertThat(first.state(first.conversation()).orElseThrow().has("queue.position"))
                .isTrue();
        assertThat(second.state(second.conversation()).orElseThrow().has("queue.position"))
                .isFalse();
    }

    @Test
    void a_supervisor_sends_somebody_to_the_front_and_to_a_team() {
        String team = made("teams");
        Visitor first = waiting(stage.site("graceSeconds", 20), "nobody_online");
        Visitor second = waiting(stage.site("graceSeconds", 20), "nobody_online");
        Rest supervisor = stage.rest().as(stage.staff().supervisorToken());
        String path = "/api/v1/conversations/" + second.conversation();
        Rest.Answer before = supervisor.get(path).expect(200);
        assertThat(before.json().flag("requirements.asSite")).isTrue();
        String seen = before.header("ETag").orElseThrow();

        Frame changed = supervisor
                .ifMatch(seen)
                .patch(path, Frame.object("priority", 50))
                .expect(200)
                .json();
        assertThat(changed.number("priority")).isEqualTo(50);
        second.awaitState(second.conversation(), "the first place", state -> state.number("queue.position") == 1);
        supervisor.ifMatch(seen).patch(path, Frame.object("priority", -1)).expect(412);

        supervisor
                .patch(path, Frame.object("requirements", Map.of("team", team)))
                .expect(200);
        Agent anybody = stage.agent(0);
        anybody.awaitAssigned(first.conversation());
        member(Map.of("teams", List.of(team))).awaitAssigned(second.conversation());
        assertThat(supervisor.get(path).json().text("requirements.team")).isEqualTo(team);
        supervisor
                .patch(path, Frame.object("requirements", Map.of("asSite", true)))
                .expect(200);
    }

    @Test
    void what_a_conversation_asks_is_set_while_it_is_open_and_not_by_agents() {
        Talk talk = stage.talk(stage.agent(0));
        String path = "/api/v1/conversations/" + talk.conversation();
        Frame wish = Frame.object("requirements", Map.of());
        stage.rest().as(stage.staff().token(0)).patch(path, wish).expect(403);
        stage.admin()
                .patch(path, Frame.object("requirements", Map.of("team", "t_none")))
                .expect(404);
        stage.admin().patch(path, Frame.object("priority", 101)).expect(400);
        stage.admin().patch(path, wish).expect(200);
        talk.visitor().demand(Frame.of("close"));
        Rest.Answer late = stage.admin().patch(path, wish).expect(409);
        assertThat(late.json().text("code")).isEqualTo("not_open");
        stage.admin().patch(path, Frame.object("priority", 1)).expect(200);
    }

    private static String made(String kind) {
        return stage.admin()
                .post("/api/v1/" + kind, Frame.object("name", kind + " " + Ids.next()))
                .expect(201)
                .json()
                .text("id");
    }

    private static Agent member(Map<String, Object> equipment) {
        Ready.Person person = stage.staff().hire("agent", 5);
        equip(person, equipment);
        return stage.atConsole(new Agent(stage.socket(), stage.staff().login(person)))
                .available("online");
    }

    private static void equip(Ready.Person person, Map<String, Object> equipment) {
        Frame change = Frame.object();
        for (Map.Entry<String, Object> field : equipment.entrySet()) {
            change = change.with(field.getKey(), field.getValue());
        }
        stage.admin().patch("/api/v1/agents/" + person.id(), change).expect(200);
    }

    private static void change(Site site, Map<String, Object> policy) {
        stage.admin()
                .patch("/api/v1/sites/" + site.id(), Frame.object("policy", policy))
                .expect(200);
    }

    private static Visitor waiting(Site site, String reason) {
        Visitor visitor = stage.visitor(site);
        visitor.say("hello").ok();
        visitor.awaitState(
                visitor.conversation(),
                reason,
                state -> state.maybe("queue.reason").filter(reason::equals).isPresent());
        return visitor;
    }
}
