package rapport.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rapport.blackbox.client.Frame;
import rapport.blackbox.client.Ids;
import rapport.blackbox.client.Library;
import rapport.blackbox.client.Visitor;
import rapport.blackbox.client.Wire;

/// WebSocket clients that others wrote, all at once, because it is mostly waiting: for ticks, and for the end of the
/// server, which is these tests' own for that reason.
@Tag("blackbox")
@Tag("transport")
class OthersClientsOverTimeTest {

    private static final int DRAIN = 4000;
    private static final int NO_TOCK = 4005;

    private final RunningServer server = RunningServer.start(Map.of("RAPPORT_CONNECTIONS_TICK_SECONDS", "4"));
    private final Map<Library, Visitor> visitors = new EnumMap<>(Library.class);

    @BeforeEach
    void connect() {
        for (Library library : Library.values()) {
            Visitor visitor = Visitor.anonymous(
                            server.ready().socket(), server.ready().siteKey())
                    .by(library);
            visitor.connect();
            visitors.put(library, visitor);
        }
    }

    @AfterEach
    void end() {
        server.close();
    }

    /// OkHttp has sent pings by itself meanwhile, and would have given up if they had not been answered.
    @Test
    void who_answers_ticks_lives_past_three_of_them_and_who_does_not_is_closed_with_4005() {
        Map<Library, Wire> silent = new EnumMap<>(Library.class);
        for (Library library : Library.values()) {
            Wire wire = Wire.open(library, server.ready().socket(), Map.of(), frame -> {});
            wire.ask(Frame.of(
                    "hello",
                    "id",
                    Ids.next(),
                    "as",
                    "visitor",
                    "site",
                    server.ready().siteKey()));
            silent.put(library, wire);
        }
        silent.forEach((library, wire) ->
                assertThat(wire.awaitEnd().code()).as("%s", library).isEqualTo(NO_TOCK));
        visitors.forEach((library, visitor) -> {
            visitor.await("three ticks", () -> Optional.of(visitor.ticks()).filter(ticks -> ticks >= 3));
            assertThat(visitor.connected()).as("%s", library).isTrue();
            visitor.say("still here").ok();
        });
    }

    @Test
    void a_server_that_stops_says_bye_and_closes_with_4000() {
        assertThat(server.stop()).isEqualTo(RestartTest.TERMINATED);
        visitors.forEach((library, visitor) -> {
            Wire.End end = visitor.wire().awaitEnd();
            assertThat(end.code()).as("%s", library).isEqualTo(DRAIN);
            Frame bye = visitor.wire().received().getLast();
            assertThat(bye.type()).as("%s", library).isEqualTo("bye");
            assertThat(bye.number("code")).isEqualTo(DRAIN);
            assertThat(end.reason()).as("%s", library).isEqualTo(bye.text("reason"));
        });
    }
}
