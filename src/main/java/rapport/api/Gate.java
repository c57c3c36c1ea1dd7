package rapport.api;

import rapport.directory.Access;
import rapport.directory.Principal;
import rapport.directory.Target;

/// The one place where a request to the API is let in or not: who calls, from where, and whether they may. Blocks.
final class Gate {
    /// What the gate says.
    sealed interface Pass {
        record Open(Call call) implements Pass {}

        record Shut(Problem problem) implements Pass {}
    }

    private final Callers callers;
    private final Origins origins;

    Gate(Callers callers, Origins origins) {
        this.callers = callers;
        this.origins = origins;
    }

    Pass check(Route route, Envelope envelope, Call stranger) {
        Principal who = callers.who(envelope);
        var objection = origins.objection(envelope, route, who);
        if (objection.isPresent()) {
            return new Pass.Shut(objection.get());
        }
        Call call = stranger.by(who);
        Target target = route.target().apply(call);
        boolean may = route.action().isEmpty() || Access.may(who, route.action().get(), target);
        return may ? new Pass.Open(call) : new Pass.Shut(refusal(who, target));
    }

    private static Problem refusal(Principal who, Target target) {
        return switch (who) {
            case Principal.Nobody nobody -> Problem.unauthenticated();
            case Principal.Visitor visitor -> refusal(target);
            case Principal.Staff staff -> refusal(target);
        };
    }

    /// Whoever may not see a thing hears that there is no such thing.
    private static Problem refusal(Target target) {
        return switch (target) {
            case Target.Desk desk -> Problem.forbidden("Your role does not allow this.");
            case Target.OfAgent agent -> Problem.forbidden("Your role does not allow this.");
            case Target.OfConversation conversation -> Problem.notFound();
            case Target.OfEarlier conversation -> Problem.notFound();
        };
    }
}
