package rapport.desk;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// People giving conversations to each other: take, release, transfer. Capacity holds for all of them.
final class Handing {
    private final Books books;
    private final Placing placing;

    Handing(Books books, Placing placing) {
        this.books = books;
        this.placing = placing;
    }

    Decision take(Command.Take take, Instant now) {
        var found = books.conversation(take.conversation());
        if (found.isEmpty()) {
            return new Decision.Needs(take.conversation());
        }
        var conversation = found.get();
        if (!conversation.begun()) {
            return Refusals.decided(Answer.refused(Code.NOT_FOUND, "no such conversation"));
        }
        var draft = new Draft(conversation, now);
        if (conversation.servedBy(take.by().id())) {
            return draft.changed();
        }
        boolean knowsFromWhom = take.by().role().includes(Role.SUPERVISOR) && conversation.isAt(take.fence());
        if (conversation.agent().isPresent() && !knowsFromWhom) {
            return Refusals.decided(
                    new Answer.Refused(Code.ALREADY_TAKEN, "another agent has it", conversation.agent()));
        }
        return given(draft, take.by().id(), Trigger.TAKEN, Rule.TAKEN);
    }

    Decision release(Command.Release release, Instant now, RandomGenerator chance) {
        var found = books.conversation(release.conversation());
        if (found.isEmpty()) {
            return new Decision.Needs(release.conversation());
        }
        var refusal = Refusals.assignee(found.get(), release.by(), release.fence());
        if (refusal.isPresent()) {
            return Refusals.decided(refusal.get());
        }
        var draft = new Draft(found.get(), now);
        draft.add(new Event.AgentPassedOver(release.conversation(), release.by().id()));
        placing.place(draft, Trigger.RELEASED, chance);
        return draft.changed();
    }

    Decision transfer(Command.Transfer transfer, Instant now) {
        return transfer(transfer.conversation(), transfer.by(), transfer.fence(), conversation -> {
            var draft = new Draft(conversation, now);
            if (conversation.servedBy(transfer.to())) {
                return draft.changed();
            }
            note(draft, transfer.by(), transfer.note());
            return given(draft, transfer.to(), Trigger.TRANSFERRED, Rule.TRANSFERRED);
        });
    }

    /// To whoever of the team there is, or to wait for one of them, with the original arrival. Not to who had it.
    Decision transfer(Command.TransferToTeam transfer, Instant now, RandomGenerator chance) {
        return transfer(transfer.conversation(), transfer.by(), transfer.fence(), conversation -> {
            if (books.rules().team(transfer.to()).isEmpty()) {
                return Refusals.decided(Answer.refused(Code.NOT_FOUND, "no such team"));
            }
            var draft = new Draft(conversation, now);
            var asked = Optional.of(Requirements.of(transfer.to()));
            if (conversation.agent().isEmpty() && conversation.requirements().equals(asked)) {
                // Who waits has no new fence by which a repetition could be told.
                return draft.changed();
            }
            note(draft, transfer.by(), transfer.note());
            draft.add(new Event.RequirementsSet(conversation.id(), asked));
            // Who waits already goes on waiting, for others.
            conversation.agent().ifPresent(agent -> {
                draft.add(new Event.AgentPassedOver(conversation.id(), agent.id()));
                placing.place(draft, Trigger.TRANSFERRED, chance);
            });
            return draft.changed();
        });
    }

    private Decision transfer(
            ConversationId id, Sender.Agent by, OptionalLong fence, Function<Conversation, Decision> decide) {
        var found = books.conversation(id);
        if (found.isEmpty()) {
            return new Decision.Needs(id);
        }
        return mayTransfer(by, fence, found.get())
                .<Decision>map(Refusals::decided)
                .orElseGet(() -> decide.apply(found.get()));
    }

    /// A supervisor may reassign what another agent serves, and what waits.
    private static Optional<Answer.Refused> mayTransfer(
            Sender.Agent by, OptionalLong fence, Conversation conversation) {
        boolean reassigns = by.role().includes(Role.SUPERVISOR) && conversation.open() && conversation.isAt(fence);
        return reassigns ? Optional.empty() : Refusals.assignee(conversation, by, fence);
    }

    private Decision given(Draft draft, AgentId to, Trigger trigger, Rule rule) {
        var agent = books.agent(to);
        if (agent.isEmpty()) {
            return Refusals.noSuchAgent();
        }
        var refusal = Refusals.capacity(agent.get(), books.load(to));
        if (refusal.isPresent()) {
            return Refusals.decided(refusal.get());
        }
        if (!draft.conversation().open()) {
            Conversing.opened(draft, books);
        }
        placing.give(draft, to, trigger, rule);
        return draft.changed();
    }

    private void note(Draft draft, Sender.Agent by, Optional<String> text) {
        if (text.isPresent()) {
            var name = books.agent(by.id())
                    .map(Agent::name)
                    .orElseGet(() -> by.id().value());
            draft.add(new Event.TransferNoted(draft.entry(
                    new Author.Agent(by.id(), name),
                    Optional.empty(),
                    new Content.TransferNote(text.get(), new AgentRef(by.id(), name)))));
        }
    }
}
