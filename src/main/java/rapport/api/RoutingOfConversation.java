package rapport.api;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import rapport.desk.Answer;
import rapport.desk.Command;
import rapport.desk.Conversation;
import rapport.desk.ConversationId;
import rapport.desk.Limits;
import rapport.desk.Requirements;
import rapport.log.Tables;

/// How soon a conversation is served, and what it asks of an agent, as people set it.
final class RoutingOfConversation {
    private final FrontDesk desk;
    private final Tables tables;
    private final Tags tags;
    private final Changes changes;

    RoutingOfConversation(FrontDesk desk, Tables tables, Tags tags, Changes changes) {
        this.desk = desk;
        this.tables = tables;
        this.tags = tags;
        this.changes = changes;
    }

    record Shown(String id, int priority, Asked requirements) {}

    /// Either what its site asks, or requirements of its own, in JSON: `{"asSite": true}` or `{team?, skills?}`.
    ///
    /// @param asSite true, and then there is nothing else
    record Asked(Optional<Boolean> asSite, Optional<String> team, Optional<List<SkillLevel>> skills) {
        static Asked of(Optional<Requirements> requirements, Known known) {
            return requirements
                    .map(own -> RequirementsBody.of(known.of(own)))
                    .map(own -> new Asked(Optional.empty(), own.team(), Optional.of(own.skills())))
                    .orElseGet(() -> new Asked(Optional.of(true), Optional.empty(), Optional.empty()));
        }

        /// Empty: what its site asks.
        static Optional<RequirementsBody> read(Fields fields) {
            if (fields.has("asSite")) {
                if (!fields.optionalTruth("asSite").orElse(true)) {
                    fields.wrong("asSite", Fault.INVALID, "has to be true, or left out.");
                }
                return Optional.empty();
            }
            return Optional.of(RequirementsBody.read(fields));
        }
    }

    private record Wish(OptionalInt priority, Optional<Optional<RequirementsBody>> requirements) {
        static Wish read(Fields fields) {
            return new Wish(
                    fields.optionalNumber("priority", -Limits.PRIORITY, Limits.PRIORITY),
                    fields.optionalObject("requirements", Asked::read));
        }

        Optional<Problem> problem(Known known) {
            Known.Check check = known.new Check();
            requirements.flatMap(own -> own).ifPresent(asked -> check.requirements("requirements", asked));
            return check.problem();
        }
    }

    Reply read(Call call) {
        return known(call).map(Reply::ok).orElseGet(() -> Reply.refused(Problem.notFound()));
    }

    Reply change(Call call) {
        Wish wish = call.body(Wish::read);
        ConversationId id = new ConversationId(call.id());
        return changes.change(call, () -> known(call), before -> {
            Optional<Problem> problem = wish.problem(desk.inspect(Known::of));
            if (problem.isPresent()) {
                return Reply.refused(problem.get());
            }
            if (wish.requirements().isPresent()) {
                var asked = wish.requirements().get().map(RequirementsBody::requirements);
                Answer answer = desk.ask(new Command.SetRequirements(id, asked));
                if (answer instanceof Answer.Refused) {
                    // A team or skill was deleted since it was looked for, or the conversation is closed: that it is
                    // there was seen just now.
                    return Reply.refused(wish.problem(desk.inspect(Known::of)).orElseGet(() -> notOpen()));
                }
            }
            if (wish.priority().isPresent()
                    && desk.ask(new Command.SetPriority(id, wish.priority().getAsInt()))
                            instanceof Answer.Refused refused) {
                return Reply.refused(Refusals.problem(refused));
            }
            return known(call).map(Reply::ok).orElseGet(() -> Reply.refused(Problem.notFound()));
        });
    }

    private static Problem notOpen() {
        return Problem.conflict("not_open", "What is asked of an agent can be set while the conversation is open.")
                .at("requirements", Fault.INVALID);
    }

    /// As the desk has it, which may be newer than the row.
    private Optional<Tagged> known(Call call) {
        return tables.conversation(new ConversationId(call.id()))
                .map(row -> tags.tag(desk.inspect(view -> {
                    Conversation conversation =
                            view.snapshot(row.conversation(), row.marks()).conversation();
                    return new Shown(
                            conversation.id().value(),
                            conversation.priority(),
                            Asked.of(conversation.requirements(), Known.of(view)));
                })));
    }
}
