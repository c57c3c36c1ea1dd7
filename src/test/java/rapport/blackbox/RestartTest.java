package rapport.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rapport.blackbox.client.Agent;
import rapport.blackbox.client.Frame;
import rapport.blackbox.client.Ids;
import rapport.blackbox.client.Visitor;

/// A server that is stopped in good order and started again on its data goes on where it was.
@Tag("blackbox")
class RestartTest {

    private static final int DRAIN = 4000;
    /// As whoever sent SIGTERM expects it: 128 and its number.
    static final int TERMINATED = 143;

    @Test
    void after_a_restart_people_passwords_conversations_marks_and_duplicates_are_as_they_were() {
        try (RunningServer server = RunningServer.start()) {
            Ready before = server.ready();
            Staff staff = new Staff(before);
            Agent agent = new Agent(before.socket(), staff.token(0));
            agent.connect();
            agent.available("online");
            Visitor visitor = Visitor.anonymous(before.socket(), before.siteKey());
            visitor.connect();
            Frame message = Frame.of("send", "id", Ids.next(), "content", Map.of("kind", "text", "text", "hello"));
            Frame first = visitor.demand(message);
            String conversation = visitor.conversation();
            agent.awaitAssigned(conversation);
            agent.say(conversation, "good day").ok();
            visitor.tell(Frame.of("read", "seq", 4));
            agent.awaitState(conversation, "the mark", state -> state.number("read.visitor") == 4);

            assertThat(server.stop()).isEqualTo(TERMINATED);
            assertThat(visitor.wire().awaitEnd().code()).isEqualTo(DRAIN);
            assertThat(agent.wire().awaitEnd().code()).isEqualTo(DRAIN);
            assertThat(visitor.wire().received().getLast().type()).isEqualTo("bye");
            server.restart();

            Ready after = server.ready();
            assertThat(after.siteKey()).isEqualTo(before.siteKey());
            assertThat(after.admin()).isEqualTo(before.admin());
            assertThat(after.agents()).isEqualTo(before.agents());
            Rest.anonymous(after.url())
                    .login(after.admin().login(), after.admin().password())
                    .expect(200);
            for (var party : List.of(agent, visitor)) {
                party.moved(after.socket());
                party.connect();
            }
            assertThat(agent.awaitState(conversation, "still mine", agent::isMine)
                            .number("read.visitor"))
                    .isEqualTo(4);
            assertThat(visitor.demand(message).without("duplicate")).isEqualTo(first);
            assertThat(visitor.ask(message.with("content", Map.of("kind", "text", "text", "other")))
                            .text("code"))
                    .isEqualTo("id_conflict");
            agent.say(conversation, "still here").ok();
            assertThat(new Transcript(visitor.history(conversation, 50))
                            .complete()
                            .kinds())
                    .containsExactly("opened", "text", "assigned", "text", "text");
            assertThat(visitor.faults()).isEmpty();
            assertThat(agent.faults()).isEmpty();
        }
    }

    @Test
    void a_server_that_is_to_stop_says_so_before_it_sends_people_away_each_to_come_back_at_another_moment() {
        try (RunningServer server = RunningServer.start(Map.of("RAPPORT_HTTP_NOTICE_SECONDS", "8"))) {
            Rest rest = Rest.anonymous(server.ready().url());
            List<Visitor> visitors = Stream.generate(() -> Visitor.anonymous(
                            server.ready().socket(), server.ready().siteKey()))
                    .limit(20)
                    .toList();
            visitors.forEach(Visitor::connect);
            assertThat(rest.get("/readyz").status()).isEqualTo(200);

            server.beginToStop();
            Awaitility.await()
                    .untilAsserted(
                            () -> assertThat(rest.get("/readyz").status()).isEqualTo(503));
            assertThat(rest.get("/healthz").status()).isEqualTo(200);
            visitors.getFirst().say("still served").ok();

            Set<Long> moments = new HashSet<>();
            for (Visitor visitor : visitors) {
                assertThat(visitor.wire().awaitEnd().code()).isEqualTo(DRAIN);
                Frame bye = visitor.wire().await("bye", frame -> frame.is("bye"));
                assertThat(bye.number("retryAfterMs")).isBetween(0L, 5_000L);
                moments.add(bye.number("retryAfterMs"));
            }
            assertThat(moments).as("spread").hasSizeGreaterThan(15);
            assertThat(server.stop()).isEqualTo(TERMINATED);
        }
    }

    @Test
    void the_ready_file_is_its_owners_alone_and_names_the_process() throws IOException {
        try (RunningServer server = RunningServer.start()) {
            assertThat(ProcessHandle.of(server.ready().pid())).isPresent();
            var file = server.data().resolveSibling("ready.json");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(server.ready().agents()).hasSizeGreaterThanOrEqualTo(3);
        }
    }

    @Test
    void a_second_server_on_the_same_data_does_not_start() {
        try (RunningServer server = RunningServer.start()) {
            assertThat(server.startsTwice())
                    .as("two processes on one SQLite file")
                    .isFalse();
        }
    }
}
