package rapport.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import rapport.blackbox.client.Frame;
import rapport.blackbox.client.RawWire;
import rapport.blackbox.client.Sent;

/// P9: who reads slowly is not sent more than fits, harms nobody, and misses nothing.
@Tag("blackbox")
@Tag("transport")
class SlowReaderTest {

    private static final int MESSAGES = 500;

    @RegisterExtension
    static final Stage stage = new Stage();

    @Test
    void who_does_not_read_for_a_while_gets_everything_once_and_in_order_afterwards() {
        Talk talk = stage.talk(stage.agent(0));
        String large = "长".repeat(5_000);
        try (RawWire slow = RawWire.withSmallBuffer(stage.socket())) {
            slow.text(Frame.of(
                            "hello",
                            "id",
                            "h",
                            "as",
                            "visitor",
                            "site",
                            stage.site().key())
                    .with("token", talk.visitor().token())
                    .toString());
            slow.await(frame -> frame.is("live"));
            List<Sent> said = new ArrayList<>();
            for (int i = 0; i < MESSAGES; i++) {
                said.add(talk.agent().say(talk.conversation(), large));
            }
            for (Sent sent : said) {
                sent.ok();
                slow.text("{\"type\":\"tock\"}"); // alive, only not reading
            }
            long head = said.getLast().ok().number("seq");
            talk.visitor().awaitMessage(talk.conversation(), said.getLast().id());

            List<Long> got = new ArrayList<>();
            while (got.isEmpty() || got.getLast() < head) {
                got.add(slow.await(frame -> frame.is("entry")).number("seq"));
            }
            assertThat(got)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(4, head).boxed().toList());
        }
        assertThat(talk.visitor().faults()).isEmpty();
    }
}
