package rapport.desk;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Random but plausible commands: a few agents and many visitors, most of what they do possible, some of it not.
/// The same chance gives the same play.
public final class RandomPlay {
    private static final List<String> WORDS = List.of(
            "hello",
            "退款",
            "ありがとう",
            "🧑‍🚀 launch",
            "e\u0301",
            "line\u2028separator",
            "\u202Eright to left",
            "\"quoted\" \\ \n\t");

    private static final List<String> ZONES = List.of("UTC", "Asia/Shanghai", "Europe/Berlin", "America/St_Johns");

    private final RandomGenerator chance;
    private final int agents;
    private final int visitors;
    private final Shop shop;
    private final List<Command.PostMessage> posted = new ArrayList<>();
    private long ids;

    public RandomPlay(Shop shop, RandomGenerator chance, int agents, int visitors) {
        this.shop = shop;
        this.chance = chance;
        this.agents = agents;
        this.visitors = visitors;
    }

    /// How long until the next thing happens.
    public Duration pause() {
        return switch (chance.nextInt(10)) {
            case 0 -> Duration.ofSeconds(chance.nextInt(60));
            case 1 -> Duration.ofMinutes(chance.nextInt(40));
            case 2, 3, 4 -> Duration.ofMillis(chance.nextInt(3_000));
            default -> Duration.ZERO;
        };
    }

    public Command next() {
        return switch (chance.nextInt(48)) {
            case 0 -> new Command.EnrolAgent(agent(), "Agent " + chance.nextInt(9), chance.nextInt(5));
            case 1 ->
                new Command.ChangeAgent(
                        agent(), maybe("Renamed"), maybe(chance.nextInt(6)), maybe(chance.nextInt(4) > 0));
            case 2, 3, 4, 5 -> new Command.ConnectAgent(agent(), node());
            case 6 -> new Command.DisconnectAgent(agent(), node());
            case 7 -> chance.nextInt(4) == 0 ? new Command.ForgetNode(node()) : message();
            case 8, 9, 10, 11 -> {
                var agent = agent();
                yield new Command.SetAvailability(
                        agent,
                        chance.nextInt(5) == 0 ? Shop.BOSS : Shop.sender(agent),
                        chance.nextInt(3) > 0 ? Status.ONLINE : Status.values()[chance.nextInt(3)]);
            }
            case 12 -> chance.nextInt(4) == 0 ? new Command.SetPolicy(Shop.SITE, policy()) : message();
            case 13 -> new Command.SetOwner(conversation(), maybe(agent()));
            case 14 -> new Command.SetPriority(conversation(), chance.nextInt(-1, 3));
            case 15 ->
                new Command.Describe(
                        conversation(),
                        maybe("Vera"),
                        maybe("v@example.org"),
                        chance.nextBoolean() ? Map.of("plan", "gold") : Map.of());
            case 16 ->
                new Command.Recognise(
                        Shop.of("p" + chance.nextInt(5)),
                        "person",
                        maybe("Known"),
                        maybe("k@example.org"),
                        maybe(conversation()));
            case 17, 18 ->
                new Command.Rate(
                        conversation(),
                        1 + chance.nextInt(5),
                        maybe(word()),
                        chance.nextBoolean() ? OptionalLong.empty() : OptionalLong.of(chance.nextInt(3)));
            case 19, 20 -> take();
            case 21, 22 -> {
                var conversation = conversation();
                yield new Command.Release(conversation, assignee(conversation), fence(conversation));
            }
            case 23, 24 -> {
                var conversation = conversation();
                yield new Command.Transfer(
                        conversation,
                        chance.nextInt(4) == 0 ? Shop.BOSS : assignee(conversation),
                        fence(conversation),
                        agent(),
                        maybe(word()));
            }
            case 25, 26, 27 -> {
                var conversation = conversation();
                yield new Command.Close(
                        conversation,
                        chance.nextBoolean() ? new Sender.Visitor(conversation.visitor()) : assignee(conversation),
                        fence(conversation));
            }
            case 28 -> posted.isEmpty() ? message() : posted.get(chance.nextInt(posted.size()));
            case 40 -> new Command.SetTeam(new Team(team(), word()));
            case 41 -> chance.nextInt(4) == 0 ? new Command.RemoveTeam(team()) : message();
            case 42 -> new Command.SetSkill(new Skill(skill(), word()));
            case 43 -> chance.nextInt(4) == 0 ? new Command.RemoveSkill(skill()) : message();
            case 44, 45 ->
                new Command.EquipAgent(
                        agent(),
                        maybe(chance.nextInt(3) == 0 ? Set.of() : Set.of(team())),
                        maybe(Map.of(skill(), 1 + chance.nextInt(5))));
            case 46 -> new Command.SetRequirements(conversation(), maybe(requirements()));
            case 47 -> {
                var conversation = conversation();
                yield new Command.TransferToTeam(
                        conversation,
                        chance.nextInt(4) == 0 ? Shop.BOSS : assignee(conversation),
                        fence(conversation),
                        team(),
                        maybe(word()));
            }
            default -> message();
        };
    }

    private Command take() {
        var conversation = conversation();
        return new Command.Take(conversation, taker(), fence(conversation));
    }

    private TeamId team() {
        return new TeamId("t" + chance.nextInt(3));
    }

    private SkillId skill() {
        return new SkillId("s" + chance.nextInt(2));
    }

    private Requirements requirements() {
        return new Requirements(
                maybe(team()), chance.nextInt(3) == 0 ? Map.of(skill(), 1 + chance.nextInt(4)) : Map.of());
    }

    /// Half a day or so, on most days.
    private Hours hours() {
        var week = new EnumMap<DayOfWeek, List<Hours.Span>>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            int from = chance.nextInt(1_440);
            int to = from + 1 + chance.nextInt(1_440 - from);
            week.put(day, chance.nextInt(7) == 0 ? List.of() : List.of(new Hours.Span(from, to)));
        }
        return new Hours(
                ZoneId.of(ZONES.get(chance.nextInt(ZONES.size()))),
                week,
                chance.nextBoolean()
                        ? Map.of()
                        : Map.of(
                                LocalDate.ofInstant(shop.now(), ZoneOffset.UTC).plusDays(chance.nextInt(3)),
                                new Hours.Holiday("holiday", List.of(new Hours.Span(600, 900)))));
    }

    private Command message() {
        var conversation = conversation();
        var id = new MessageId("r" + ids++);
        Sender sender = chance.nextBoolean() ? new Sender.Visitor(conversation.visitor()) : assignee(conversation);
        Content.Posting content = switch (chance.nextInt(6)) {
            case 0 -> file();
            case 1 -> sender instanceof Sender.Agent ? new Content.Note(word()) : new Content.Text(word());
            default -> new Content.Text(word());
        };
        var post = new Command.PostMessage(
                conversation,
                sender,
                id,
                content,
                fence(conversation),
                chance.nextInt(8) == 0,
                Command.Lookup.NOT_ASKED);
        posted.add(post);
        return post;
    }

    private Content.File file() {
        return new Content.File(new Content.FileRef(
                new FileId("f" + chance.nextInt(100)),
                word(),
                chance.nextLong(1L << 40),
                "image/png",
                chance.nextBoolean() ? OptionalInt.of(chance.nextInt(5_000)) : OptionalInt.empty(),
                OptionalInt.empty()));
    }

    /// How a site might be run.
    Policy policy() {
        var policy = new Policy(
                Strategy.values()[chance.nextInt(3)],
                Duration.ofSeconds(1 + chance.nextInt(30)),
                chance.nextInt(3) == 0
                        ? Duration.ofMinutes(1 + chance.nextInt(60))
                        : Duration.ofDays(1 + chance.nextInt(30)),
                chance.nextBoolean() ? Duration.ZERO : Duration.ofSeconds(1 + chance.nextInt(120)),
                ReturnPolicy.values()[chance.nextInt(2)],
                chance.nextBoolean() ? Duration.ZERO : Duration.ofSeconds(1 + chance.nextInt(300)),
                chance.nextBoolean() ? Duration.ZERO : Duration.ofMinutes(1 + chance.nextInt(40)));
        return policy.with(chance.nextInt(3) == 0 ? requirements() : Requirements.NONE)
                .withQueueLimit(chance.nextInt(3) == 0 ? 1 + chance.nextInt(4) : 0)
                .with(chance.nextInt(4) == 0 ? Optional.of(hours()) : Optional.empty())
                .withGone(chance.nextInt(12) == 0);
    }

    private AgentId agent() {
        return new AgentId("a" + chance.nextInt(agents));
    }

    private NodeId node() {
        return new NodeId("n" + chance.nextInt(2));
    }

    private ConversationId conversation() {
        return Shop.of("c" + chance.nextInt(visitors));
    }

    private String word() {
        return WORDS.get(chance.nextInt(WORDS.size()));
    }

    private Sender.Agent taker() {
        return new Sender.Agent(agent(), chance.nextInt(3) == 0 ? Role.SUPERVISOR : Role.AGENT);
    }

    /// Mostly who has it, sometimes somebody else.
    private Sender.Agent assignee(ConversationId conversation) {
        var serving = shop.desk.conversation(conversation).flatMap(Conversation::agent);
        return serving.isPresent() && chance.nextInt(8) > 0
                ? Shop.sender(serving.get().id())
                : Shop.sender(agent());
    }

    /// Mostly the present one, sometimes a stale one or none.
    private OptionalLong fence(ConversationId conversation) {
        long fence =
                shop.desk.conversation(conversation).map(Conversation::fence).orElse(0L);
        return switch (chance.nextInt(10)) {
            case 0 -> OptionalLong.empty();
            case 1 -> OptionalLong.of(Math.max(0, fence - 1));
            default -> OptionalLong.of(fence);
        };
    }

    private <T> Optional<T> maybe(T value) {
        return chance.nextBoolean() ? Optional.of(value) : Optional.empty();
    }
}
