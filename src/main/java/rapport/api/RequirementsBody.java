package rapport.api;

import java.util.List;
import java.util.Optional;
import rapport.desk.Requirements;
import rapport.desk.TeamId;

/// What is asked of an agent, as it is written in JSON. Written whole: what is left out is not asked for.
record RequirementsBody(Optional<String> team, List<SkillLevel> skills) {
    private static final int LONGEST_ID = 64;

    static RequirementsBody of(Requirements requirements) {
        return new RequirementsBody(requirements.team().map(TeamId::value), SkillLevel.listOf(requirements.skills()));
    }

    static RequirementsBody read(Fields fields) {
        return new RequirementsBody(
                fields.optionalText("team", 1, LONGEST_ID),
                SkillLevel.optionalList(fields, "skills").orElse(List.of()));
    }

    Requirements requirements() {
        return new Requirements(team.map(TeamId::new), SkillLevel.mapOf(skills));
    }
}
