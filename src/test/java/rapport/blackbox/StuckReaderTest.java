package rapport.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import rapport.blackbox.client.Frame;
import rapport.blackbox.client.Unhurried;

/// P9: who lives and takes nothing for too long is closed with 4002, costs no more than a place in the log until then,
/// harms nobody, and finds everything when it comes back. The time is short here, and so is the memory.
@Tag("blackbox")
class StuckReaderTest {
    private static final int STUCK = 4002;
    private static final Duration TOO_LONG = Duration.ofSeconds(6);
    private static final int DEAF = 16;
    private static final int MEGABYTES = 128;

    @RegisterExtension
    static final Stage stage = Stage.alone(
            Map.of(
                    "RAPPORT_CONNECTIONS_TICK_SECONDS",
                    "2",
                    "RAPPORT_CONNECTIONS_STUCK_SECONDS",
                    Long.toString(TOO_LONG.toSeconds())),
            "-Xmx" + (MEGABYTES - 32) + "m",
            "-XX:MaxDirectMemorySize=32m");

    @Test
    void who_does_not_read_is_closed_with_4002_and_gets_the_rest_once_and_in_order_when_it_comes_back() {
        Talk talk = stage.talk(stage.agent(0));
        Talk others = stage.talk(stage.agent(1));
        long before = stage.server().closed(STUCK);
        List<Long> got = new ArrayList<>();
        long head;
        try (Unhurried deaf = open(talk)) {
            try (Voice voice = new Voice(List.of(deaf))) {
                head = new Deafness(talk, deaf).begin();
                long full = System.nanoTime();
                goesOn(others);
                Awaitility.await()
                        .pollInterval(Duration.ofMillis(20))
                        .atMost(TOO_LONG.plusSeconds(5))
                        .until(() -> stage.server().closed(STUCK) > before);
                assertThat(Duration.ofNanos(System.nanoTime() - full))
                        .as("a connection that lives is given time")
                        .isGreaterThan(TOO_LONG.dividedBy(2));
            }
            assertThat(deaf.awaitClose(frame -> collect(frame, got))).isEqualTo(STUCK);
        }
        assertThat(got.getLast()).as("it was not sent what it did not read").isLessThan(head);
        assertThat(talk.visitor().connected()).isTrue();

        try (Unhurried again = Unhurried.open(
                stage.socket(),
                hello(talk)
                        .with("cursors", List.of(Map.of("conversation", talk.conversation(), "seq", got.getLast()))))) {
            while (got.getLast() < head) {
                got.add(again.await(frame -> frame.is("entry")).number("seq"));
            }
        }
        assertThat(got)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(4, got.getLast()).boxed().toList());
    }

    /// All of what they do not read would not fit into the server's memory, not even once.
    @Test
    void many_who_do_not_read_cost_no_memory_and_others_are_served() {
        Talk talk = stage.talk(stage.agent(0));
        Talk others = stage.talk(stage.agent(1));
        long before = stage.server().closed(STUCK);
        List<Unhurried> deaf =
                IntStream.range(0, DEAF).mapToObj(i -> open(talk)).toList();
        try (Voice voice = new Voice(deaf)) {
            Deafness deafness = new Deafness(talk, deaf.getFirst());
            deafness.begin();
            deafness.goOn(MEGABYTES * 1024L * 1024 / DEAF);
            goesOn(others);
            Awaitility.await()
                    .atMost(TOO_LONG.plusSeconds(30))
                    .untilAsserted(() ->
                            assertThat(stage.server().closed(STUCK) - before).isEqualTo(DEAF));
            goesOn(others);
        } finally {
            deaf.forEach(Unhurried::close);
        }
        assertThat(stage.server().log()).doesNotContain("OutOfMemory");
        assertThat(talk.visitor().faults()).isEmpty();
    }

    private static void goesOn(Talk others) {
        others.ask("are you there?");
        others.answer("always");
        assertThat(others.visitor().faults()).isEmpty();
    }

    private static Frame hello(Talk talk) {
        return Deafness.hello(stage.site(), talk);
    }

    /// Read as far as nothing was left out.
    private static Unhurried open(Talk talk) {
        Unhurried opened = Unhurried.open(stage.socket(), hello(talk));
        opened.await(frame -> frame.is("live"));
        return opened;
    }

    private static void collect(Frame frame, List<Long> into) {
        if (frame.is("entry")) {
            into.add(frame.number("seq"));
        }
    }
}
