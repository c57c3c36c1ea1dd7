package rapport.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Random plays under the eyes of an auditor who knows the rules and nothing of how they are kept (routing, section 7).
class InvariantsTest {
    private static final int LAST_EVENTS = 40;
    private static final int COMPARED_EVERY = 10;

    /// Few agents and many visitors, then many and few: what the queue does, then what the choice does.
    @ParameterizedTest
    @CsvSource({"1, 80, 2, 10", "1000, 80, 4, 10", "2000, 40, 6, 25", "3000, 30, 9, 8"})
    void whateverHappensTheRulesAreKept(long firstSeed, int seeds, int agents, int visitors) {
        for (long seed = firstSeed; seed < firstSeed + seeds; seed++) {
            new Run(seed, agents, visitors).play(120);
        }
    }

    @Test
    void theSameSeedIsTheSamePlay() {
        var one = new Run(5, 3, 12);
        var other = new Run(5, 3, 12);
        one.play(200);
        other.play(200);

        assertThat(Picture.of(one.shop.desk)).isEqualTo(Picture.of(other.shop.desk));
    }

    /// Written down when it is needed: writing takes longer than playing.
    private record Recent(Instant at, String how, Object what) {
        @Override
        public String toString() {
            return at + " " + how + what;
        }
    }

    private static final class Run {
        private final long seed;
        private final int agents;
        private final Shop shop;
        private final Random chance;
        private final RandomPlay play;
        private final Auditor auditor = new Auditor();
        private final Rest rest;
        private final Anew anew;
        private final Desk follower = new Desk();
        private final Map<ConversationId, Conversation> folded = new HashMap<>();
        private final ArrayDeque<Recent> recently = new ArrayDeque<>();

        private Run(long seed, int agents, int visitors) {
            this.seed = seed;
            this.agents = agents;
            this.chance = new Random(seed);
            this.shop = new Shop(chance);
            this.play = new RandomPlay(shop, chance, agents, visitors);
            this.rest = new Rest(auditor.ledger, shop.desk);
            this.anew = new Anew(shop.desk);
        }

        private void play(int steps) {
            try {
                if (seed % 2 > 0) {
                    command(new Command.SetPolicy(Shop.SITE, play.policy().withGone(false)));
                }
                if (seed % 4 > 0) {
                    staff();
                }
                for (int step = 0; step < steps; step++) {
                    pause(play.pause());
                    command(play.next());
                    anew.remember();
                    if (step % COMPARED_EVERY == 0) {
                        anew.compare(shop.moment());
                    }
                }
            } catch (AssertionError | RuntimeException broken) {
                throw new AssertionError(
                        "seed %s: %s%nlast of all:%n%s"
                                .formatted(
                                        seed,
                                        broken.getMessage(),
                                        recently.stream().map(Recent::toString).collect(Collectors.joining("\n"))),
                        broken);
            }
        }

        /// Most plays begin with everybody at work; the others show how they come.
        private void staff() {
            for (int i = 0; i < agents; i++) {
                var agent = new AgentId("a" + i);
                command(new Command.EnrolAgent(agent, "Agent " + i, 1 + chance.nextInt(4)));
                command(new Command.ConnectAgent(agent, Shop.NODE));
                command(new Command.SetAvailability(agent, Shop.sender(agent), Status.ONLINE));
            }
        }

        private void command(Command command) {
            recent("", command);
            var events = shop.when(informed(command));
            events.forEach(event -> recent("    ", event));
            auditor.saw(command, shop.answer(), events);
            inspect(events);
        }

        /// Lets time pass, but wakes up whenever the desk wants to, and a moment before that.
        private void pause(Duration pause) {
            var end = shop.now().plus(pause);
            for (var at = shop.desk.wakeAt(); at.isPresent() && !at.get().isAfter(end); at = shop.desk.wakeAt()) {
                until(at.get().minusMillis(1));
                until(at.get());
            }
            until(end);
        }

        private void until(Instant at) {
            boolean asleep =
                    shop.desk.wakeAt().filter(wake -> !wake.isAfter(at)).isEmpty();
            var events = shop.after(Duration.between(shop.now(), at));
            events.forEach(event -> recent("by itself ", event));
            Auditor.check(!asleep || events.isEmpty(), "nobody was to be woken for %s", events);
            auditor.saw(events);
            inspect(events);
        }

        private void inspect(List<Event> events) {
            follower.apply(events);
            events.forEach(this::fold);
            rest.inspect(shop.moment());
            follower.settle(shop.moment());
            var followed = Picture.open(follower);
            var led = Picture.open(shop.desk);
            Auditor.check(followed.equals(led), "who follows has %s, not %s", followed, led);
            for (var conversation : shop.desk.conversations()) {
                var fold = folded.getOrDefault(conversation.id(), conversation);
                Auditor.check(fold.equals(conversation), "the fold is %s, not %s", fold, conversation);
            }
        }

        private void fold(Event event) {
            if (event instanceof Event.OfConversation of) {
                var before = folded.computeIfAbsent(
                        of.conversation(), id -> Conversation.blank(Shop.SITE, Profile.anonymous(id.visitor())));
                if (event instanceof Event.CycleOpened opened) {
                    assertThat(opened.before()).isEqualTo(before);
                }
                folded.put(of.conversation(), Fold.of(before, of));
            }
        }

        /// As the log would have it: ids that the core has forgotten are looked up.
        private Command informed(Command command) {
            return command instanceof Command.PostMessage post
                    ? auditor.known(post)
                            .filter(first -> shop.desk
                                    .conversation(post.conversation())
                                    .flatMap(found -> found.talk()
                                            .recents()
                                            .find(post.sender().key(), post.id()))
                                    .isEmpty())
                            .<Command>map(first -> post.found(new Command.Lookup.Known(new Receipt(
                                    post.sender().key(),
                                    post.id(),
                                    first.place(),
                                    first.at(),
                                    Optional.of(Digest.of(post.content()))))))
                            .orElse(post)
                    : command;
        }

        private void recent(String how, Object what) {
            recently.addLast(new Recent(shop.now(), how, what));
            if (recently.size() > LAST_EVENTS) {
                recently.removeFirst();
            }
        }
    }
}
