package rapport.api;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import rapport.desk.AgentId;
import rapport.desk.Choice;

/// A choice of agent, with every candidate: one that was made, or one that would be.
record DecisionBody(String at, String trigger, String rule, Optional<String> agent, List<Candidate> candidates) {
    static DecisionBody of(Instant at, Choice choice) {
        return new DecisionBody(
                Times.write(at),
                name(choice.trigger()),
                name(choice.rule()),
                choice.agent().map(AgentId::value),
                choice.candidates().stream().map(Candidate::of).toList());
    }

    record Candidate(String agent, int load, int capacity, Optional<String> passedOver) {
        static Candidate of(Choice.Candidate candidate) {
            return new Candidate(
                    candidate.agent().value(),
                    candidate.load(),
                    candidate.capacity(),
                    candidate.passedOver().map(DecisionBody::name));
        }
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
