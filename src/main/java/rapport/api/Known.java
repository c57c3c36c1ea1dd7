package rapport.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import rapport.desk.Agent;
import rapport.desk.Requirements;
import rapport.desk.Skill;
import rapport.desk.SkillId;
import rapport.desk.Team;
import rapport.desk.TeamId;
import rapport.replica.View;

/// The teams and skills that there are. What was deleted is shown nowhere and may be named nowhere, though what named
/// it
/// once keeps its id.
record Known(Set<TeamId> teams, Set<SkillId> skills) {
    static Known of(View view) {
        return new Known(
                view.teams().stream().map(Team::id).collect(Collectors.toSet()),
                view.skills().stream().map(Skill::id).collect(Collectors.toSet()));
    }

    List<String> teamsOf(Agent agent) {
        return agent.teams().stream().filter(teams::contains).map(TeamId::value).toList();
    }

    List<SkillLevel> skillsOf(Agent agent) {
        return SkillLevel.listOf(known(agent.skills()));
    }

    Requirements of(Requirements asked) {
        return new Requirements(asked.team().filter(teams::contains), known(asked.skills()));
    }

    private Map<SkillId, Integer> known(Map<SkillId, Integer> all) {
        return all.entrySet().stream()
                .filter(entry -> skills.contains(entry.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /// Which of the ids in a body name nothing.
    final class Check {
        private final List<Fault> faults = new ArrayList<>();

        Check team(String field, String id) {
            return check(field, teams.contains(new TeamId(id)));
        }

        Check teams(String field, List<String> ids) {
            for (int i = 0; i < ids.size(); i++) {
                team(field + "[" + i + "]", ids.get(i));
            }
            return this;
        }

        Check skills(String field, List<SkillLevel> levels) {
            for (int i = 0; i < levels.size(); i++) {
                check(
                        field + "[" + i + "].skill",
                        skills.contains(new SkillId(levels.get(i).skill())));
            }
            return this;
        }

        Check requirements(String field, RequirementsBody asked) {
            asked.team().ifPresent(team -> team(field + ".team", team));
            return skills(field + ".skills", asked.skills());
        }

        private Check check(String field, boolean there) {
            if (!there) {
                faults.add(Fault.of(field, Fault.NOT_FOUND, "names nothing that is there."));
            }
            return this;
        }

        Optional<Problem> problem() {
            return faults.isEmpty() ? Optional.empty() : Optional.of(Problem.notThere(faults));
        }
    }
}
