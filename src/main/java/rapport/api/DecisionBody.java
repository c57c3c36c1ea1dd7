package rapport.api;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import rapport.desk.Agent;
import rapport.desk.AgentId;
import rapport.desk.Choice;
import rapport.desk.Skill;
import rapport.replica.View;

/// A choice of agent, with the candidates: one that was made, or one that would be. Names are those of now; of who is
/// no more an agent the last one, of teams and skills that are no more none.
///
/// @param team of which an agent had to be a member
/// @param skills that an agent had to have
/// @param others how many were considered beside the candidates
record DecisionBody(
        String at,
        String trigger,
        String rule,
        Optional<String> agent,
        Optional<Named> team,
        List<Level> skills,
        List<Candidate> candidates,
        int others) {
    record Named(String id, Optional<String> name) {}

    /// @param level the lowest that would do
    record Level(String id, Optional<String> name, int level) {}

    record Candidate(String agent, Optional<String> name, int load, int capacity, Optional<String> passedOver) {}

    static DecisionBody of(Instant at, Choice choice, View view) {
        return new DecisionBody(
                Times.write(at),
                name(choice.trigger()),
                name(choice.rule()),
                choice.agent().map(AgentId::value),
                choice.asked()
                        .team()
                        .map(team -> new Named(
                                team.value(),
                                view.teams().stream()
                                        .filter(known -> known.id().equals(team))
                                        .map(known -> known.name())
                                        .findFirst())),
                choice.asked().skills().entrySet().stream()
                        .map(asked -> new Level(
                                asked.getKey().value(),
                                view.skills().stream()
                                        .filter(known -> known.id().equals(asked.getKey()))
                                        .map(Skill::name)
                                        .findFirst(),
                                asked.getValue()))
                        .toList(),
                choice.candidates().stream()
                        .map(candidate -> candidate(candidate, view))
                        .toList(),
                choice.others());
    }

    private static Candidate candidate(Choice.Candidate candidate, View view) {
        return new Candidate(
                candidate.agent().value(),
                view.agent(candidate.agent()).map(state -> state.agent()).map(Agent::name),
                candidate.load(),
                candidate.capacity(),
                candidate.passedOver().map(DecisionBody::name));
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
