package rapport.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import rapport.blackbox.client.Agent;
import rapport.blackbox.client.Frame;
import rapport.blackbox.client.Visitor;
import rapport.blackbox.client.Wire;

/// A site is deleted while people chat on it: nobody comes in any more, who waits is sent away, and what an agent has
/// stays theirs until it is closed.
@Tag("blackbox")
class DeletedSiteTest {

    private static final int REVOKED = 4502;
    private static final int VIOLATION = 4504;

    @RegisterExtension
    static final Stage stage = new Stage();

    @Test
    void its_visitors_are_out_at_once_and_let_in_no_more() {
        Site site = stage.site("graceSeconds", 20);
        Visitor inside = stage.visitor(site);
        Visitor elsewhere = stage.visitor();
        inside.say("hello").ok();

        delete(site);

        assertThat(inside.wire().awaitEnd().code()).isEqualTo(REVOKED);
        Wire again = stage.wire();
        Frame refused =
                again.ask(Frame.of("hello", "id", "h1", "as", "visitor", "site", site.key(), "token", inside.token()));
        assertThat(refused.type()).isEqualTo("error");
        assertThat(refused.text("code")).isEqualTo("not_found");
        assertThat(again.awaitEnd().code()).isEqualTo(VIOLATION);
        stage.rest()
                .and("Authorization", "Visitor " + inside.token())
                .get("/api/v1/files/f_none")
                .expect(401);
        elsewhere.say("still here").ok();
    }

    @Test
    void who_waits_is_sent_away_and_who_is_with_an_agent_stays_until_it_is_closed() {
        Site site = stage.site("graceSeconds", 20);
        Agent agent = stage.agent(0, 1);
        Talk talk = stage.talk(site, agent);
        Visitor waiting = stage.visitor(site);
        waiting.say("anybody?").ok();
        String left = waiting.conversation();

        delete(site);

        Frame closed = await(left, "idle");
        assertThat(closed.has("agent")).isFalse();
        Frame last = stage.admin()
                .get("/api/v1/conversations/" + left + "/entries")
                .json()
                .parts("entries")
                .getLast();
        assertThat(last.text("content.kind")).isEqualTo("closed");
        assertThat(last.text("content.reason")).isEqualTo("system");
        assertThat(await(talk.conversation(), "assigned").text("agent.id")).isEqualTo(agent.id());
        agent.say(talk.conversation(), "I write it down all the same").ok();
        agent.demand(talk.fenced("close"));
        assertThat(await(talk.conversation(), "idle").text("id")).isEqualTo(talk.conversation());
    }

    @Test
    void what_its_agent_gives_back_is_closed_for_there_is_nobody_to_wait_for() {
        Site site = stage.site("graceSeconds", 20);
        Agent agent = stage.agent(0);
        Talk talk = stage.talk(site, agent);
        delete(site);
        agent.demand(talk.fenced("release"));
        await(talk.conversation(), "idle");
    }

    @Test
    void it_is_in_no_list_and_found_no_more() {
        Site site = stage.site("graceSeconds", 20);
        String path = "/api/v1/sites/" + site.id();
        String seen = stage.admin().get(path).header("ETag").orElseThrow();
        stage.admin().patch(path, Frame.object("name", "Renamed")).expect(200);
        stage.admin().ifMatch(seen).delete(path).expect(412);
        stage.rest().as(stage.staff().supervisorToken()).delete(path).expect(403);
        delete(site);
        stage.admin().get(path).expect(404);
        stage.admin().patch(path, Frame.object("name", "X")).expect(404);
        stage.admin().delete(path).expect(404);
        assertThat(stage.admin().get("/api/v1/sites").json().parts("sites"))
                .noneMatch(other -> other.text("id").equals(site.id()));
    }

    @Test
    void the_last_one_may_go_and_a_crash_before_the_desk_knew_is_made_up_for() throws SQLException {
        try (RunningServer server = RunningServer.start()) {
            Rest admin = Rest.anonymous(server.ready().url()).as(new Staff(server.ready()).adminToken());
            Frame body = Frame.object("name", "Shop", "allowedOrigins", List.of());
            Site site = Site.of(admin.post("/api/v1/sites", body).expect(201).json());
            Visitor visitor = Visitor.anonymous(server.ready().socket(), site.key());
            visitor.connect();
            visitor.say("hello").ok();
            String conversation = visitor.conversation();

            server.kill();
            String database = "jdbc:sqlite:" + server.data().resolve("rapport.db");
            try (var connection = DriverManager.getConnection(database);
                    var statement = connection.createStatement()) {
                statement.execute("delete from site where id = '" + site.id() + "'");
            }
            server.restart();

            Rest again = Rest.anonymous(server.ready().url()).as(new Staff(server.ready()).adminToken());
            assertThat(again.get("/api/v1/conversations?state=idle").json().parts("conversations"))
                    .anyMatch(one -> one.text("id").equals(conversation));
            again.get("/api/v1/sites")
                    .json()
                    .parts("sites")
                    .forEach(one ->
                            again.delete("/api/v1/sites/" + one.text("id")).expect(204));
            assertThat(again.get("/api/v1/sites").json().parts("sites")).isEmpty();
            again.post("/api/v1/sites", body).expect(201);
        }
    }

    private static void delete(Site site) {
        stage.admin().delete("/api/v1/sites/" + site.id()).expect(204);
    }

    /// The conversation, once it is in that state.
    private static Frame await(String conversation, String state) {
        long end = System.nanoTime() + 10_000_000_000L;
        while (System.nanoTime() < end) {
            for (Frame found : stage.admin()
                    .get("/api/v1/conversations?state=" + state)
                    .json()
                    .parts("conversations")) {
                if (found.text("id").equals(conversation)) {
                    return found;
                }
            }
        }
        throw new AssertionError(conversation + " is not " + state);
    }
}
