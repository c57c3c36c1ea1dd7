package rapport.api;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import rapport.desk.Command;
import rapport.desk.Skill;
import rapport.desk.SkillId;
import rapport.desk.Team;
import rapport.desk.TeamId;
import rapport.directory.Ids;
import rapport.replica.View;

/// A thing that has an id and a name, and nothing else.
record Named(String id, String name) {
    /// Whether nobody should have to tell the two apart by their case.
    boolean isCalled(String other) {
        return name.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT));
    }

    /// What such things are to the desk.
    ///
    /// @param plural the last part of their address, and the name of their list
    record Kind(
            String plural,
            Supplier<String> newId,
            Function<View, List<Named>> all,
            Function<Named, Command> set,
            Function<String, Command> remove) {

        static Kind teams(Ids ids) {
            return new Kind(
                    "teams",
                    () -> ids.team().value(),
                    view -> view.teams().stream()
                            .map(team -> new Named(team.id().value(), team.name()))
                            .toList(),
                    named -> new Command.SetTeam(new Team(new TeamId(named.id()), named.name())),
                    id -> new Command.RemoveTeam(new TeamId(id)));
        }

        static Kind skills(Ids ids) {
            return new Kind(
                    "skills",
                    () -> ids.skill().value(),
                    view -> view.skills().stream()
                            .map(skill -> new Named(skill.id().value(), skill.name()))
                            .toList(),
                    named -> new Command.SetSkill(new Skill(new SkillId(named.id()), named.name())),
                    id -> new Command.RemoveSkill(new SkillId(id)));
        }

        Optional<Named> byId(View view, String id) {
            return all.apply(view).stream()
                    .filter(named -> named.id().equals(id))
                    .findAny();
        }
    }
}
