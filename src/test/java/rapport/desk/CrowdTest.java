package rapport.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Desks that are bigger than what a decision names and what is kept in memory.
class CrowdTest {
    private static final int LEVELS = 5;

    private final Shop shop = new Shop();

    @Test
    void aDecisionNamesTheChosenTheVisitorsOwnAndThoseWhoComeNext() {
        var agents = agents(120);
        var owner = agents.get(110);
        shop.capacity(owner, 0);
        shop.owned("x", owner);
        for (int i = 0; i < 115; i++) {
            shop.says("v" + i, "hello");
        }

        var choice = Happened.choice(shop.says("x", "hello"));

        // 119 can be given something, and 115 have one.
        assertThat(choice.agent()).contains(agents.get(116));
        var named = choice.candidates().stream().map(Choice.Candidate::agent).toList();
        assertThat(named).hasSize(Limits.CANDIDATES).doesNotHaveDuplicates().startsWith(agents.get(116), owner);
        assertThat(named.subList(2, 5)).isEqualTo(agents.subList(117, 120));
        assertThat(named.subList(5, 10)).isEqualTo(agents.subList(0, 5));
        assertThat(Happened.passedOver(choice)).containsEntry(owner.value(), Choice.PassedOver.FULL);
    }

    @Test
    void everybodyGetsTheirShareAndWhatTheyLeaveIsShared() {
        var agents = agents(120);
        for (int i = 0; i < 240; i++) {
            shop.says("v" + i, "hello");
        }
        assertThat(agents).allSatisfy(agent -> assertThat(shop.desk.load(agent)).isEqualTo(2));

        shop.when(new Command.ForgetNode(Shop.NODE));
        agents.subList(60, 120).forEach(shop::connect);
        shop.after(Policy.DEFAULT.grace());

        assertThat(agents.subList(0, 60))
                .allSatisfy(agent -> assertThat(shop.desk.load(agent)).isZero());
        assertThat(agents.subList(60, 120))
                .allSatisfy(agent -> assertThat(shop.desk.load(agent)).isEqualTo(4));
    }

    @Test
    void moreThanAreKeptCanBeAskedFor() {
        var skills = IntStream.range(0, 230)
                .mapToObj(i -> new SkillId("s%03d".formatted(i)))
                .toList();
        skills.forEach(skill -> shop.when(new Command.SetSkill(new Skill(skill, skill.value()))));
        var visitors = new ArrayList<String>();
        for (var skill : skills) {
            for (int level = 1; level <= LEVELS; level++) {
                var visitor = skill.value() + "-" + level;
                shop.says(visitor, "hello");
                shop.when(new Command.SetRequirements(
                        Shop.of(visitor), Optional.of(new Requirements(Optional.empty(), Map.of(skill, level)))));
                visitors.add(visitor);
            }
        }
        assertThat(visitors).hasSizeGreaterThan(1_000);
        assertThat(shop.queue()).isEqualTo(visitors);

        var little = enrolled("little", Map.of(skills.getFirst(), 3));
        assertThat(Happened.given(shop.status(little, Status.ONLINE)))
                .containsExactly("s000-1>little", "s000-2>little", "s000-3>little");
        shop.when(new Command.EquipAgent(little, Optional.empty(), Optional.of(Map.of(skills.getFirst(), 4))));
        assertThat(shop.servedBy("s000-4")).contains(little);

        var all = enrolled("all", skills.stream().collect(Collectors.toMap(skill -> skill, skill -> LEVELS)));
        assertThat(Happened.given(shop.status(all, Status.ONLINE)))
                .isEqualTo(visitors.stream()
                        .skip(4)
                        .map(visitor -> visitor + ">all")
                        .toList());
        assertThat(shop.queue()).isEmpty();
    }

    private AgentId enrolled(String name, Map<SkillId, Integer> skills) {
        var agent = shop.enrolled(name, 2_000);
        shop.when(new Command.EquipAgent(agent, Optional.empty(), Optional.of(skills)));
        shop.connect(agent);
        return agent;
    }

    private List<AgentId> agents(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> shop.agent("a%03d".formatted(i), 10))
                .toList();
    }
}
