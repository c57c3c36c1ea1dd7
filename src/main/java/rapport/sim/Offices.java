package rapport.sim;

import java.time.DayOfWeek;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import rapport.desk.AgentId;
import rapport.desk.Command;
import rapport.desk.ConversationId;
import rapport.desk.Hours;
import rapport.desk.Requirements;
import rapport.desk.Skill;
import rapport.desk.SkillId;
import rapport.desk.Team;
import rapport.desk.TeamId;

/// What administrators do: at the beginning, and now and then.
final class Offices {
    private static final SkillId SKILL = new SkillId("k_0");

    private final World world;
    private final Chance chance;
    /// Of its own, so that the rest of a world does not hang on it.
    private final Chance teams;

    Offices(World world, Chance chance) {
        this.world = world;
        this.chance = chance;
        this.teams = new Chance(world.plan().seed(), "offices");
    }

    static String team(int which) {
        return "t_" + which;
    }

    static Requirements requirements(Chance chance) {
        return new Requirements(
                Optional.of(new TeamId(team(0))), chance.once(2) ? Map.of(SKILL, chance.between(1, 3)) : Map.of());
    }

    /// Closed for two minutes, soon after a world began.
    static Hours hours() {
        int closes = 8 * 60 + 1;
        var week = new EnumMap<DayOfWeek, List<Hours.Span>>(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            week.put(day, List.of(new Hours.Span(0, closes), new Hours.Span(closes + 2, 24 * 60)));
        }
        return new Hours(ZoneOffset.UTC, week, Map.of());
    }

    /// The teams and skills there are.
    void equip(NodeProcess node) {
        for (int i = 0; i < world.plan().teams(); i++) {
            node.command(new Command.SetTeam(new Team(new TeamId(team(i)), "Team " + i)), answer -> {});
        }
        if (world.plan().teams() > 0) {
            node.command(new Command.SetSkill(new Skill(SKILL, "Skill")), answer -> {});
        }
    }

    void begin() {
        if (world.plan().teams() > 0) {
            world.anyNode(teams).ifPresent(node -> agents().forEach(agent -> place(node, agent)));
            world.scheduler().after(teams.millis(5_000, 20_000), this::reorganise);
        }
        world.scheduler().after(chance.millis(5_000, 20_000), this::administer);
    }

    private List<AgentId> agents() {
        return IntStream.range(0, world.plan().capacities().size())
                .mapToObj(i -> new AgentId("u_" + i))
                .toList();
    }

    private void place(NodeProcess node, AgentId agent) {
        node.command(
                new Command.EquipAgent(
                        agent,
                        Optional.of(teams.percent(70) ? Set.of(anyTeam()) : Set.of()),
                        Optional.of(teams.percent(70) ? Map.of(SKILL, teams.between(1, 5)) : Map.of())),
                answer -> {});
    }

    private TeamId anyTeam() {
        return new TeamId(team(teams.below(world.plan().teams())));
    }

    private boolean over() {
        return world.scheduler().now() > world.plan().busy().toNanos();
    }

    /// Who belongs where changes in the middle of everything.
    private void reorganise() {
        if (over()) {
            return;
        }
        world.scheduler().after(teams.millis(5_000, 40_000), this::reorganise);
        var node = world.anyNode(teams);
        if (node.isEmpty()) {
            return;
        }
        var conversations = List.copyOf(world.conversations());
        switch (teams.below(6)) {
            case 0 -> node.get().command(new Command.RemoveTeam(anyTeam()), answer -> {});
            case 1 -> equip(node.get());
            case 2 -> node.get().command(new Command.RemoveSkill(SKILL), answer -> {});
            case 3 -> {
                if (!conversations.isEmpty()) {
                    var conversation = new ConversationId(teams.one(conversations));
                    node.get()
                            .command(
                                    new Command.SetRequirements(conversation, Optional.of(Requirements.of(anyTeam()))),
                                    answer -> {});
                }
            }
            default -> place(node.get(), teams.one(agents()));
        }
    }

    private void administer() {
        if (over()) {
            return;
        }
        world.scheduler().after(chance.millis(5_000, 40_000), this::administer);
        var node = world.anyNode(chance);
        if (node.isEmpty() || chance.percent(100 - 2 * world.plan().habits().handing() - 10)) {
            return;
        }
        int which = chance.below(world.plan().capacities().size());
        var agent = new AgentId("u_" + which);
        var conversations = List.copyOf(world.auditor().books().chats.keySet());
        int kind = chance.below(4);
        if (kind < 2 || conversations.isEmpty()) {
            int capacity = Math.max(1, world.plan().capacities().get(which) + chance.between(-2, 2));
            node.get()
                    .command(
                            new Command.ChangeAgent(agent, Optional.empty(), Optional.of(capacity), Optional.empty()),
                            answer -> {});
        } else if (kind == 2) {
            node.get().command(new Command.SetOwner(chance.one(conversations), Optional.of(agent)), answer -> {});
        } else {
            node.get().command(new Command.SetPriority(chance.one(conversations), chance.between(0, 2)), answer -> {});
        }
    }
}
