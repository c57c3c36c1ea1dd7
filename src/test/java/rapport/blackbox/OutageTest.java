package rapport.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rapport.blackbox.client.Agent;
import rapport.blackbox.client.Sent;
import rapport.blackbox.client.Visitor;
import rapport.blackbox.client.Wire;

/// The database takes no writes for a while: nothing is acknowledged that is not stored, nobody is sent away, and
/// everything goes on by itself. One test, because it is all waiting.
@Tag("blackbox")
@Tag("long")
class OutageTest {
    @Test
    void while_nothing_can_be_stored_nothing_is_acknowledged_and_connections_stay() throws SQLException {
        try (RunningServer server = RunningServer.start()) {
            var staff = new Staff(server.ready());
            var agent = new Agent(server.ready().socket(), staff.token(0));
            agent.connect();
            agent.available("online");
            var visitor =
                    Visitor.anonymous(server.ready().socket(), server.ready().siteKey());
            var tick = Duration.ofMillis(visitor.connect().number("tickMs"));
            visitor.say("before").ok();
            var conversation = visitor.conversation();
            agent.awaitAssigned(conversation);

            Sent asked;
            Sent answered;
            try (var outage =
                    DriverManager.getConnection("jdbc:sqlite:" + server.data().resolve("rapport.db"))) {
                occupy(outage);
                asked = visitor.say("during");
                answered = agent.say(conversation, "during as well");
                int visitors = visitor.wire().position();
                int agents = agent.wire().position();
                awaitTicks(visitor.wire(), visitors, tick);
                awaitTicks(agent.wire(), agents, tick);
                assertThat(ready(server)).isEqualTo(503);
                assertThat(asked.acknowledged()).isFalse();
                assertThat(answered.acknowledged()).isFalse();
                assertThat(new Transcript(visitor.history(conversation, 50)).turns())
                        .extracting(Dialogue.Turn::text)
                        .containsExactly("before");
            }

            asked.ok();
            answered.ok();
            assertThat(ready(server)).isEqualTo(200);
            assertThat(visitor.connected()).as("the first connection").isTrue();
            assertThat(agent.connected()).isTrue();
            assertThat(new Transcript(visitor.history(conversation, 50))
                            .complete()
                            .turns())
                    .extracting(Dialogue.Turn::text)
                    .containsExactlyInAnyOrder("before", "during", "during as well");
            assertThat(visitor.faults()).isEmpty();
            assertThat(agent.faults()).isEmpty();
        }
    }

    private static int ready(RunningServer server) {
        return Rest.anonymous(server.ready().url()).get("/readyz").status();
    }

    /// Two of them: after two without a frame a client takes its connection for dead.
    private static void awaitTicks(Wire wire, int from, Duration tick) {
        int after = from;
        for (int ticks = 0; ticks < 2; ticks++) {
            var next = wire.awaitAfter(after, tick.plusSeconds(5), "tick", frame -> frame.is("tick"));
            after = wire.received().lastIndexOf(next) + 1;
        }
    }

    /// Takes the write lock; closing the connection gives it back.
    private static void occupy(Connection database) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 20000");
            statement.execute("BEGIN IMMEDIATE");
        }
    }
}
