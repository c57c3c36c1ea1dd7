package rapport.desk;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What a conversation asks of the agent it goes to (routing, section 1). People may give it to anybody all the same.
///
/// @param team of which they must be a member; empty: of any or none
/// @param skills with the lowest level that will do, 1 to {@value Limits#SKILL_LEVEL}
public record Requirements(Optional<TeamId> team, Map<SkillId, Integer> skills) {
    public static final Requirements NONE = new Requirements(Optional.empty(), Map.of());

    public Requirements {
        skills = Collections.unmodifiableMap(new TreeMap<>(skills));
    }

    /// Those of a team, whatever its members can do.
    public static Requirements of(TeamId team) {
        return new Requirements(Optional.of(team), Map.of());
    }

    /// Why this agent does not meet them, if so.
    Optional<Choice.PassedOver> unmetBy(Agent agent) {
        if (team.isPresent() && !agent.teams().contains(team.get())) {
            return Optional.of(Choice.PassedOver.NOT_IN_TEAM);
        }
        for (var skill : skills.entrySet()) {
            if (agent.skills().getOrDefault(skill.getKey(), 0) < skill.getValue()) {
                return Optional.of(Choice.PassedOver.LACKS_SKILL);
            }
        }
        return Optional.empty();
    }

    public boolean isNone() {
        return team.isEmpty() && skills.isEmpty();
    }
}
