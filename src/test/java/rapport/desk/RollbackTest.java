package rapport.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What was begun and not stored never was.
class RollbackTest {
    private final Random chance = new Random(1);
    private final Shop shop = new Shop(chance);

    @Test
    void everythingIsAsItWas() {
        shop.says("x", "hello");
        shop.says("y", "hello");
        shop.enrolled("a", 1);
        shop.when(new Command.SetTeam(new Team(new TeamId("old"), "Old")));
        var before = Picture.of(shop.desk);

        shop.desk.begin();
        shop.desk.apply(List.of(
                new Event.AgentConnected(new AgentId("a"), Shop.NODE),
                new Event.AvailabilitySet(new AgentId("a"), Status.ONLINE),
                new Event.AgentEnrolled(new AgentId("b"), "B", 3),
                new Event.PolicySet(Shop.SITE, Shop.returning()),
                new Event.TeamSet(new Team(new TeamId("old"), "Renamed")),
                new Event.TeamSet(new Team(new TeamId("new"), "New")),
                new Event.SkillSet(new Skill(new SkillId("new"), "New")),
                new Event.PrioritySet(Shop.of("y"), 7)));
        shop.desk.apply(shop.desk.settle(shop.moment()));
        assertThat(shop.servedBy("y")).contains(new AgentId("a"));
        assertThat(Picture.of(shop.desk)).isNotEqualTo(before);
        shop.desk.rollback();

        assertThat(Picture.of(shop.desk)).isEqualTo(before);
        assertThat(shop.desk.changes()).isEqualTo(Changes.NONE);
        assertThat(shop.desk.before()).isEmpty();
    }

    @Test
    void whatWasBroughtMeanwhileStaysAsItWasBrought() {
        var brought = Conversation.blank(Shop.SITE, Profile.anonymous(Shop.visitor("x")));
        shop.desk.begin();
        shop.desk.bring(brought);
        shop.desk.apply(((Decision.Decided) shop.desk.decide(hello("x"), shop.moment())).events());
        shop.desk.rollback();

        assertThat(shop.desk.conversation(Shop.of("x"))).contains(brought);
        assertThat(shop.queue()).isEmpty();
    }

    @Test
    void timeIsTakenBackToo() {
        shop.desk.begin();
        shop.desk.bring(Conversation.blank(Shop.SITE, Profile.anonymous(Shop.visitor("x"))));
        var later = new Moment(shop.now().plusSeconds(60), chance);
        shop.desk.apply(((Decision.Decided) shop.desk.decide(hello("x"), later)).events());
        assertThat(shop.desk.logTime(shop.moment()).now()).isEqualTo(later.now());
        shop.desk.rollback();

        assertThat(shop.desk.logTime(shop.moment()).now()).isEqualTo(shop.now());
    }

    @Test
    void whatIsKeptIsNotTakenBackByTheNextRollback() {
        shop.says("x", "hello");
        var before = Picture.of(shop.desk);
        shop.desk.begin();
        shop.desk.rollback();

        assertThat(Picture.of(shop.desk)).isEqualTo(before);
    }

    @Test
    void aNoteThatWasTakenBackLeavesNoTraceInTheNextOne() {
        var agent = shop.agent("a", 1);
        shop.says("x", "hello");
        shop.notes(agent, "x", "kept");
        shop.desk.begin();
        var note = Shop.message(agent, "x", new MessageId("n"), new Content.Note("taken back"), OptionalLong.empty());
        shop.desk.apply(((Decision.Decided) shop.desk.decide(note, shop.moment())).events());
        shop.desk.rollback();

        shop.says("x", "visible");
        shop.notes(agent, "x", "kept, too");
        assertThat(shop.conversation("x").hidden()).isEqualTo(Hidden.of(4, 6));
    }

    @Test
    void theChangesSinceTheBeginningAreKnownWithWhatWasBefore() {
        shop.says("x", "hello");
        var before = shop.conversation("x");
        shop.says("y", "hello");
        shop.desk.begin();
        shop.desk.apply(List.of(new Event.PrioritySet(Shop.of("x"), 1), new Event.PrioritySet(Shop.of("x"), 2)));

        assertThat(shop.desk.before()).containsOnlyKeys(Shop.of("x")).containsEntry(Shop.of("x"), Optional.of(before));
        assertThat(shop.desk.changes().conversations()).containsExactly(shop.conversation("x"));
        assertThat(shop.desk.changes().agents()).isEmpty();
    }

    /// Each command of a random play is first done and taken back, then done.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void whatIsDoneAgainComesOutTheSame(long seed) {
        var play = new RandomPlay(shop, new Random(seed), 3, 12);
        for (int step = 0; step < 200; step++) {
            shop.after(play.pause());
            var command = play.next();
            bring(command);
            var before = Picture.of(shop.desk);
            var now = shop.desk.logTime(shop.moment());

            chance.setSeed(step);
            var rehearsed = rehearsed(command);

            assertThat(shop.desk.settle(shop.moment()))
                    .as("seed %s: at rest", seed)
                    .isEmpty();
            assertThat(Picture.of(shop.desk)).as("seed %s: %s", seed, command).isEqualTo(before);
            assertThat(shop.desk.logTime(shop.moment())).isEqualTo(now);
            chance.setSeed(step);
            assertThat(shop.when(command)).as("seed %s: %s", seed, command).isEqualTo(rehearsed);
        }
    }

    private List<Event> rehearsed(Command command) {
        shop.desk.begin();
        var events = new ArrayList<Event>();
        var decision = shop.desk.decide(command, shop.moment());
        if (decision instanceof Decision.Unsure) {
            decision = shop.desk.decide(((Command.PostMessage) command).found(Command.Lookup.UNKNOWN), shop.moment());
        }
        for (var more = ((Decision.Decided) decision).events();
                !more.isEmpty();
                more = shop.desk.settle(shop.moment())) {
            shop.desk.apply(more);
            events.addAll(more);
        }
        shop.desk.rollback();
        return events;
    }

    private void bring(Command command) {
        while (shop.desk.decide(command, shop.moment()) instanceof Decision.Needs needs) {
            shop.desk.bring(Conversation.blank(
                    Shop.SITE, Profile.anonymous(needs.conversation().visitor())));
        }
        shop.desk.settle(shop.moment());
    }

    private static Command.PostMessage hello(String visitor) {
        return new Shop().message(visitor, new MessageId("m"), new Content.Text("hello"));
    }
}
