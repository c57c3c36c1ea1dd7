package rapport.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rapport.blackbox.client.Agent;
import rapport.blackbox.client.Sent;
import rapport.blackbox.client.Visitor;

/// Files may not grow for a while, as on a full disk: what was said can be read, what is said now waits, and all of it
/// goes on by itself. The limit on the size of files stands for the disk: it needs no rights, and can be taken back.
@Tag("blackbox")
@Tag("long")
class FullDiskTest {
    private static final int MESSAGES = 12;
    /// No file of the database can take one more.
    private static final String LESS_THAN_A_PAGE = "4096";
    private static final Duration FULL = Duration.ofSeconds(3);

    @Test
    void on_a_full_disk_reads_go_on_and_sends_wait_and_with_space_everything_goes_on_without_a_restart()
            throws Exception {
        try (RunningServer server = RunningServer.start()) {
            var staff = new Staff(server.ready());
            var agent = new Agent(server.ready().socket(), staff.token(0));
            agent.connect();
            agent.available("online");
            var visitor =
                    Visitor.anonymous(server.ready().socket(), server.ready().siteKey());
            visitor.connect();
            visitor.say("before").ok();
            var conversation = visitor.conversation();
            agent.awaitAssigned(conversation);

            limit(server, LESS_THAN_A_PAGE);
            List<Sent> waiting = new ArrayList<>();
            for (int i = 0; i < MESSAGES; i++) {
                waiting.add(visitor.say("during " + i));
            }
            Thread.sleep(FULL);
            assertThat(waiting.stream().filter(Sent::acknowledged).count()).isZero();
            assertThat(new Transcript(visitor.history(conversation, 50)).turns())
                    .extracting(Dialogue.Turn::text)
                    .containsExactly("before");
            assertThat(Rest.anonymous(server.ready().url()).get("/healthz").status())
                    .isEqualTo(200);

            limit(server, "unlimited");
            waiting.forEach(Sent::ok);
            assertThat(visitor.connected()).as("the first connection").isTrue();
            assertThat(new Transcript(visitor.history(conversation, 50))
                            .complete()
                            .turns())
                    .extracting(Dialogue.Turn::text)
                    .containsExactlyElementsOf(said());
            assertThat(visitor.faults()).isEmpty();
            assertThat(agent.faults()).isEmpty();
            assertThat(server.log()).contains("The log cannot be reached");
        }
    }

    private static List<String> said() {
        List<String> said = new ArrayList<>(List.of("before"));
        for (int i = 0; i < MESSAGES; i++) {
            said.add("during " + i);
        }
        return said;
    }

    /// How large a file of the server may become.
    private static void limit(RunningServer server, String bytes) throws InterruptedException {
        try {
            var set = new ProcessBuilder(
                            "prlimit", "--pid", Long.toString(server.ready().pid()), "--fsize=" + bytes + ":")
                    .inheritIO()
                    .start();
            assertThat(set.waitFor()).isZero();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
