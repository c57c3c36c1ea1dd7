package rapport.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Agents: accounts, availability, connections on several nodes.
class StaffingTest {
    private static final NodeId OTHER = new NodeId("n2");

    private final Shop shop = new Shop();
    private final AgentId agent = new AgentId("a");

    @Test
    void aNewAgentIsOfflineAndNowhere() {
        assertThat(shop.when(new Command.EnrolAgent(agent, "Ada", 3)))
                .containsExactly(new Event.AgentEnrolled(agent, "Ada", 3));
        assertThat(agent())
                .isEqualTo(new Agent(
                        agent, "Ada", 3, true, Status.OFFLINE, Set.of(), Optional.empty(), Set.of(), Map.of(), 0));
    }

    @Test
    void enrollingTwiceChangesNothing() {
        shop.enrolled("a", 3);

        assertThat(shop.when(new Command.EnrolAgent(agent, "Other", 9))).isEmpty();
        assertThat(agent().capacity()).isEqualTo(3);
    }

    @Test
    void whatIsLeftOutOfAChangeStays() {
        shop.enrolled("a", 3);

        assertThat(change(Optional.of("Ada"), Optional.empty(), Optional.empty()))
                .containsExactly(new Event.AgentChanged(agent, "Ada", 3, true));
        assertThat(change(Optional.empty(), Optional.of(5), Optional.of(false)))
                .containsExactly(new Event.AgentChanged(agent, "Ada", 5, false));
        assertThat(change(Optional.of("Ada"), Optional.of(5), Optional.of(false)))
                .isEmpty();
    }

    @Test
    void aDisabledAgentGetsNothingUntilEnabled() {
        shop.agent("a", 3);
        shop.disable(agent);
        shop.says("x", "hello");
        assertThat(shop.queue()).containsExactly("x");

        assertThat(Happened.given(change(Optional.empty(), Optional.empty(), Optional.of(true))))
                .containsExactly("x>a");
    }

    @Test
    void nobodyUnknownIsChangedConnectedOrMadeAvailable() {
        for (var command : List.of(
                new Command.ChangeAgent(agent, Optional.of("x"), Optional.empty(), Optional.empty()),
                new Command.ConnectAgent(agent, Shop.NODE),
                new Command.SetAvailability(agent, Shop.sender(agent), Status.ONLINE))) {
            assertThat(shop.when(command)).isEmpty();
            assertThat(Happened.refusal(shop.answer())).isEqualTo(Code.NOT_FOUND);
        }
        assertThat(shop.disconnect(agent)).isEmpty();
        assertThat(shop.answer()).isEqualTo(Answer.DONE);
    }

    @Test
    void onlySupervisorsChangeSomebodyElsesAvailability() {
        shop.agent("a", 1);
        var other = shop.agent("b", 1);

        assertThat(shop.when(new Command.SetAvailability(agent, Shop.sender(other), Status.AWAY)))
                .isEmpty();
        assertThat(Happened.refusal(shop.answer())).isEqualTo(Code.FORBIDDEN);
        assertThat(shop.when(new Command.SetAvailability(agent, Shop.BOSS, Status.AWAY)))
                .hasSize(1);
        assertThat(shop.answer()).isEqualTo(new Answer.AvailabilityIs(agent, Status.AWAY));
        assertThat(shop.when(new Command.SetAvailability(agent, Shop.BOSS, Status.AWAY)))
                .isEmpty();
        assertThat(shop.answer()).isEqualTo(new Answer.AvailabilityIs(agent, Status.AWAY));
    }

    @Test
    void onlineWithoutAConnectionGetsNothing() {
        shop.enrolled("a", 1);
        shop.status(agent, Status.ONLINE);
        shop.says("x", "hello");

        assertThat(shop.queue()).containsExactly("x");
        assertThat(Happened.given(shop.connect(agent))).containsExactly("x>a");
    }

    @Test
    void theLastOfSeveralConnectionsCounts() {
        shop.agent("a", 1);
        shop.says("x", "hello");
        shop.when(new Command.ConnectAgent(agent, OTHER));
        shop.disconnect(agent);

        assertThat(agent().lostAt()).isEmpty();
        assertThat(shop.after(Duration.ofMinutes(5))).isEmpty();
        shop.when(new Command.DisconnectAgent(agent, OTHER));
        assertThat(agent().lostAt()).contains(shop.now());
        assertThat(Happened.queueing(shop.after(Policy.DEFAULT.grace())).conversation())
                .isEqualTo(Shop.of("x"));
    }

    @Test
    void connectingOrDisconnectingTwiceChangesNothing() {
        shop.agent("a", 1);

        assertThat(shop.connect(agent)).isEmpty();
        assertThat(shop.answer()).isEqualTo(Answer.DONE);
        shop.disconnect(agent);
        var lost = shop.now();
        shop.after(Duration.ofSeconds(1));
        assertThat(shop.disconnect(agent)).isEmpty();
        assertThat(agent().lostAt()).contains(lost);
    }

    @Test
    void aForgottenNodeTakesAllItsConnectionsAlongAndNoOthers() {
        shop.agent("a", 1);
        var both = shop.agent("b", 1);
        shop.when(new Command.ConnectAgent(both, OTHER));
        var elsewhere = shop.enrolled("c", 1);
        shop.when(new Command.ConnectAgent(elsewhere, OTHER));

        var events = shop.when(new Command.ForgetNode(Shop.NODE));

        assertThat(events)
                .containsExactly(
                        new Event.AgentDisconnected(agent, Shop.NODE, shop.now()),
                        new Event.AgentDisconnected(both, Shop.NODE, shop.now()));
        assertThat(agent().connected()).isFalse();
        assertThat(shop.desk.agent(both).orElseThrow().connected()).isTrue();
        assertThat(shop.when(new Command.ForgetNode(Shop.NODE))).isEmpty();
    }

    @Test
    void theConversationsOfADeadNodesAgentsDriftAfterTheGrace() {
        shop.agent("a", 1);
        shop.says("x", "hello");
        shop.when(new Command.ForgetNode(Shop.NODE));

        assertThat(shop.after(Policy.DEFAULT.grace().minusMillis(1))).isEmpty();
        assertThat(Happened.choice(shop.after(Duration.ofMillis(1))).trigger()).isEqualTo(Trigger.CONNECTION_LOST);
    }

    @Test
    void oneWhoIsNotConnectedStaysOfflineAfterTheGraceHoweverTheyAreSet() {
        shop.agent("a", 1);
        shop.disconnect(agent);
        shop.after(Policy.DEFAULT.grace());

        var events = shop.when(new Command.SetAvailability(agent, Shop.BOSS, Status.ONLINE));

        assertThat(Shop.kinds(events)).containsExactly("AvailabilitySet", "AvailabilitySet");
        assertThat(agent().status()).isEqualTo(Status.OFFLINE);
    }

    @Test
    void theSamePolicyAgainChangesNothing() {
        // The desk knows of a site only when it is told, were it of the usual policy.
        assertThat(shop.when(new Command.SetPolicy(Shop.SITE, Policy.DEFAULT))).hasSize(1);
        assertThat(shop.when(new Command.SetPolicy(Shop.SITE, Policy.DEFAULT))).isEmpty();
        assertThat(shop.when(new Command.SetPolicy(Shop.SITE, Shop.returning())))
                .hasSize(1);
        assertThat(shop.when(new Command.SetPolicy(Shop.SITE, Shop.returning())))
                .isEmpty();
    }

    private List<Event> change(Optional<String> name, Optional<Integer> capacity, Optional<Boolean> active) {
        return shop.when(new Command.ChangeAgent(agent, name, capacity, active));
    }

    private Agent agent() {
        return shop.desk.agent(agent).orElseThrow();
    }
}
