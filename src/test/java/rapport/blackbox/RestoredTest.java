package rapport.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rapport.blackbox.client.Frame;
import rapport.blackbox.client.Visitor;

/// P5 with a backup that was put back: other things stand now at places that clients have seen already. No cursor can
/// tell, so the operator says it.
@Tag("blackbox")
@Tag("long")
class RestoredTest {
    private static final int REFUSED = 78;

    @Test
    void after_a_backup_was_put_back_clients_forget_what_it_lacks_and_show_what_there_is() throws IOException {
        try (RunningServer server = RunningServer.start()) {
            Visitor visitor =
                    Visitor.anonymous(server.ready().socket(), server.ready().siteKey());
            visitor.connect();
            visitor.say("in the backup").ok();
            server.stop();
            Path database = server.data().resolve("rapport.db");
            byte[] backup = Files.readAllBytes(database);
            server.restart();
            visitor.moved(server.ready().socket());
            visitor.connect();
            visitor.say("after the backup").ok();
            Optional<String> epoch = visitor.epoch();
            String conversation = visitor.conversation();
            visitor.cut();

            assertThat(server.run("restored")).as("while it is served").isEqualTo(REFUSED);
            server.stop();
            Files.write(database, backup);
            assertThat(server.run("restored")).isZero();
            server.restart();
            Visitor phone = visitor.elsewhere(server.ready().socket());
            phone.connect();
            phone.say("instead of it").ok();
            phone.say("and beyond").ok();
            visitor.moved(server.ready().socket());
            visitor.connect();

            assertThat(visitor.epoch()).isPresent().isNotEqualTo(epoch);
            visitor.awaitShown(
                    conversation,
                    "the last",
                    entry -> entry.maybe("content.text")
                            .filter("and beyond"::equals)
                            .isPresent());
            assertThat(new Transcript(visitor.shown(conversation)).turns())
                    .extracting(Dialogue.Turn::text)
                    .containsExactly("in the backup", "instead of it", "and beyond");
            assertThat(visitor.wire().received()).extracting(Frame::type).contains("reset");
            assertThat(visitor.faults()).isEmpty();
            assertThat(phone.faults()).isEmpty();
        }
    }
}
