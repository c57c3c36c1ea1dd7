package rapport.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import rapport.blackbox.client.Frame;
import rapport.blackbox.client.Visitor;
import rapport.torture.BlackHole;

/// Whoever was away for less than the idle time of the site finds their conversation as it was: the same cycle, the
/// same
/// agent, the same assignment, and everything that was said meanwhile, once.
@Tag("blackbox")
class BackAgainTest {
    private static final Duration TICK = Duration.ofSeconds(2);
    private static final int NO_TOCK = 4005;

    @RegisterExtension
    static final Stage stage = Stage.alone(Map.of("RAPPORT_CONNECTIONS_TICK_SECONDS", Long.toString(TICK.toSeconds())));

    private BlackHole air;

    @BeforeEach
    void open() {
        air = new BlackHole(stage.server().ready().url().getPort());
    }

    @AfterEach
    void close() {
        air.close();
    }

    /// Its connection is given up long before it wakes up, and the site's idle time is longer.
    @Test
    void a_phone_that_slept_goes_on_where_it_was() {
        Site site = stage.site("idleMinutes", 60, "graceSeconds", 1);
        Visitor phone = stage.arrive(Visitor.anonymous(air.through(stage.socket()), site.key()));
        Talk talk = stage.talk(phone, stage.agent(0));
        talk.ask("I put it into my pocket");
        Frame before = talk.state();
        long missed = stage.server().closed(NO_TOCK);

        air.swallow();
        List<String> said = saysMuch(talk, 30);
        Awaitility.await()
                .atMost(TICK.multipliedBy(5))
                .until(() -> stage.server().closed(NO_TOCK) > missed);
        talk.agent().awaitState(talk.conversation(), "the phone's absence", BackAgainTest::away);
        said.addAll(saysMuch(talk, 30));

        phone.moved(stage.socket());
        phone.connect();
        finds(phone, talk, before, said);
        talk.ask("here I am again");
        talk.answer("good to see you");
        assertSame(before, talk.state());
    }

    /// What was shown is gone with the page; who one is, and what was not answered, is not.
    @Test
    void a_page_that_is_loaded_again_shows_all_of_it() {
        Talk talk = stage.talk(stage.agent(0));
        talk.ask("before the refresh");
        Frame before = talk.state();
        talk.visitor().cut();
        List<String> said = saysMuch(talk, 5);

        Visitor page = stage.arrive(talk.visitor().elsewhere(stage.socket()));
        assertThat(page.id()).isEqualTo(talk.visitor().id());
        finds(page, talk, before, said);
        assertThat(new Transcript(page.shown(talk.conversation())).numbers())
                .as("the page had nothing, and shows all")
                .isEqualTo(talk.asAgent().numbers());
        page.say("after the refresh").ok();
        assertSame(before, talk.state());
    }

    private static List<String> saysMuch(Talk talk, int times) {
        return new ArrayList<>(IntStream.range(0, times)
                .mapToObj(i ->
                        talk.agent().say(talk.conversation(), "line " + i).ok().text("re"))
                .toList());
    }

    private static boolean away(Frame state) {
        return !state.part("visitor").flag("present");
    }

    private static void finds(Visitor visitor, Talk talk, Frame before, List<String> said) {
        visitor.awaitMessage(talk.conversation(), said.getLast());
        assertThat(visitor.faults()).isEmpty();
        List<Frame> shown = visitor.shown(talk.conversation());
        assertThat(shown.stream().flatMap(entry -> entry.maybe("id").stream()).filter(said::contains))
                .as("what was said meanwhile, once and in order")
                .containsExactlyElementsOf(said);
        assertThat(shown)
                .as("nobody else was assigned, nothing was closed")
                .allSatisfy(entry -> assertThat(Transcript.kind(entry)).isNotIn("closed", "queued"));
        assertThat(shown.stream().filter(entry -> Transcript.kind(entry).equals("assigned")))
                .hasSize(1);
        assertSame(before, visitor.state(talk.conversation()).orElseThrow());
        assertThat(new Transcript(visitor.history(talk.conversation(), 200)).numbers())
                .isEqualTo(new Transcript(shown).numbers());
    }

    private static void assertSame(Frame before, Frame now) {
        for (String what : List.of("state", "agent.id")) {
            assertThat(now.text(what)).as(what).isEqualTo(before.text(what));
        }
        for (String what : List.of("cycle", "fence")) {
            assertThat(now.number(what)).as(what).isEqualTo(before.number(what));
        }
    }
}
