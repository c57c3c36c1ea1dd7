package rapport.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import rapport.blackbox.client.RawWire;

/// P9: who reads slowly is not sent more than fits, harms nobody, and misses nothing.
@Tag("blackbox")
@Tag("transport")
class SlowReaderTest {

    @RegisterExtension
    static final Stage stage = new Stage();

    @Test
    void who_does_not_read_for_a_while_gets_everything_once_and_in_order_afterwards() {
        Talk talk = stage.talk(stage.agent(0));
        try (RawWire slow = RawWire.withSmallBuffer(stage.socket())) {
            slow.text(Deafness.hello(stage.site(), talk).toString());
            slow.await(frame -> frame.is("live"));
            long head;
            try (Voice voice = new Voice(slow)) {
                head = new Deafness(talk, slow).begin();
            }

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
