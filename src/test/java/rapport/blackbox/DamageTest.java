package rapport.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rapport.blackbox.client.Visitor;

/// A damaged database is not served from: the start says what is wrong and how to go on from a backup, and that works.
@Tag("blackbox")
@Tag("long")
class DamageTest {
    @Test
    void a_damaged_file_is_refused_and_the_backup_in_its_place_is_served() throws IOException {
        try (RunningServer server = RunningServer.start()) {
            var visitor =
                    Visitor.anonymous(server.ready().socket(), server.ready().siteKey());
            visitor.connect();
            visitor.say("keep me").ok();
            String conversation = visitor.conversation();
            server.stop();
            Path database = server.data().resolve("rapport.db");
            byte[] backup = Files.readAllBytes(database);
            byte[] damaged = backup.clone();
            Arrays.fill(damaged, damaged.length / 4, damaged.length / 2, (byte) 0xa5);
            Files.write(database, damaged);

            assertThatThrownBy(server::restart)
                    .hasMessageContaining("is damaged")
                    .hasMessageContaining("put the backup in their place");
            assertThat(Files.readAllBytes(database)).as("the damaged file").isEqualTo(damaged);

            Files.write(database, backup);
            server.restart();
            visitor.moved(server.ready().socket());
            visitor.connect();
            assertThat(new Transcript(visitor.history(conversation, 50)).turns())
                    .extracting(Dialogue.Turn::text)
                    .containsExactly("keep me");
        }
    }
}
