package rapport.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import rapport.blackbox.client.Agent;
import rapport.blackbox.client.Frame;
import rapport.blackbox.client.Party;
import rapport.blackbox.client.Sent;
import rapport.blackbox.client.Visitor;

/// P1: what was acknowledged is there after any crash, once, at the place that was acknowledged.
@Tag("blackbox")
@Tag("long")
class DurabilityTest {

    private static final int KILLS = 20;
    private static final int VISITORS = 24;

    private final long seed = Long.getLong("rapport.blackbox.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final Tally tally = new Tally();
    private final List<String> lines = Dialogue.some(40).stream()
            .flatMap(dialogue -> dialogue.turns().stream().map(Dialogue.Turn::text))
            .toList();
    private final List<Visitor> visitors = new ArrayList<>();
    private final List<Agent> agents = new ArrayList<>();
    private final Map<Chatter, Party> chatters = new LinkedHashMap<>();
    private final Map<Chatter, String> places = new LinkedHashMap<>();
    private RunningServer server;
    private Staff staff;

    @BeforeEach
    void start() {
        server = RunningServer.start();
        staff = new Staff(server.ready());
    }

    @AfterEach
    void end() {
        visitors.forEach(Visitor::cut);
        agents.forEach(Agent::cut);
        server.close();
    }

    @Test
    @Timeout(600)
    void every_acknowledged_message_survives_twenty_kills_under_load_once_and_at_its_place() {
        peopleCome();
        int unknown = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            tally.awaitMore(10 + random.nextInt(400));
            server.kill();
            unknown += (int) everybody().filter(party -> !party.answeredAll()).count();
            server.restart();
            everybody().forEach(party -> party.moved(server.ready().socket()));
            everybody().forEach(Party::connect);
        }
        tally.awaitMore(VISITORS);
        chatters.keySet().forEach(Chatter::fallSilent);
        chatters.keySet().forEach(chatter -> chatter.said().getLast().reply());
        assertThat(unknown)
                .as("kills never met a message under way, seed %s", seed)
                .isPositive();
        chatters.keySet().forEach(this::verify);
        everybody()
                .forEach(party -> assertThat(party.faults()).as("seed %s", seed).isEmpty());
    }

    private Stream<Party> everybody() {
        return Stream.concat(agents.stream(), visitors.stream());
    }

    private void peopleCome() {
        Map<String, Agent> byId = new LinkedHashMap<>();
        for (int which = 0; which < staff.count(); which++) {
            staff.capacity(which, VISITORS);
            Agent agent = new Agent(server.ready().socket(), staff.token(which));
            agent.connect();
            agents.add(agent.available("online"));
            byId.put(agent.id(), agent);
        }
        for (int i = 0; i < VISITORS; i++) {
            Visitor visitor =
                    Visitor.anonymous(server.ready().socket(), server.ready().siteKey());
            visitors.add(visitor);
            visitor.connect();
            Chatter asking = new Chatter(lines, visitor::say, tally);
            asking.start();
            String conversation = visitor.conversation();
            Agent agent = byId.get(visitor.awaitState(conversation, "an agent", state -> state.has("agent.id"))
                    .text("agent.id"));
            agent.awaitAssigned(conversation);
            Chatter answering = new Chatter(lines, line -> agent.say(conversation, line), tally);
            answering.start();
            chatters.put(asking, visitor);
            chatters.put(answering, agent);
            places.put(asking, conversation);
            places.put(answering, conversation);
        }
    }

    private void verify(Chatter chatter) {
        Party party = chatters.get(chatter);
        String conversation = places.get(chatter);
        Transcript log = new Transcript(party.history(conversation, 200)).complete();
        List<String> idsInLogOrder = new ArrayList<>();
        log.entries().forEach(entry -> entry.maybe("id").ifPresent(idsInLogOrder::add));
        List<String> kept = new ArrayList<>();
        for (Sent sent : chatter.said()) {
            Frame reply = sent.reply();
            List<Frame> found = log.withId(sent.id());
            if (reply.is("ok")) {
                kept.add(sent.id());
                assertThat(found).as("seed %s, %s", seed, reply).hasSize(1);
                assertThat(found.getFirst().number("seq"))
                        .as("seed %s, %s", seed, reply)
                        .isEqualTo(reply.number("seq"));
                assertThat(found.getFirst().text("content.text")).isEqualTo(sent.text());
            } else {
                assertThat(found)
                        .as("seed %s: refused, and yet there: %s", seed, reply)
                        .isEmpty();
            }
        }
        idsInLogOrder.retainAll(new HashSet<>(kept));
        assertThat(idsInLogOrder).as("seed %s: the order of the sender", seed).isEqualTo(kept);
    }
}
