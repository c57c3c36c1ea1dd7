package rapport.desk;

import java.time.Instant;
import java.util.Optional;
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
        if (conversation.agent().isPresent() && !take.by().role().includes(Role.SUPERVISOR)) {
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
        var found = books.conversation(transfer.conversation());
        if (found.isEmpty()) {
            return new Decision.Needs(transfer.conversation());
        }
        var conversation = found.get();
        var refusal = mayTransfer(transfer, conversation);
        if (refusal.isPresent()) {
            return Refusals.decided(refusal.get());
        }
        var draft = new Draft(conversation, now);
        if (conversation.servedBy(transfer.to())) {
            return draft.changed();
        }
        transfer.note().ifPresent(note -> draft.add(new Event.TransferNoted(note(draft, transfer.by(), note))));
        return given(draft, transfer.to(), Trigger.TRANSFERRED, Rule.TRANSFERRED);
    }

    /// A supervisor may reassign what another agent serves.
    private static Optional<Answer.Refused> mayTransfer(Command.Transfer transfer, Conversation conversation) {
        boolean reassigns = transfer.by().role().includes(Role.SUPERVISOR)
                && conversation.agent().isPresent()
                && transfer.fence().isPresent()
                && transfer.fence().getAsLong() == conversation.fence();
        return reassigns ? Optional.empty() : Refusals.assignee(conversation, transfer.by(), transfer.fence());
    }

    private Decision given(Draft draft, AgentId to, Trigger trigger, Rule rule) {
        var agent = books.agent(to);
        if (agent.isEmpty()) {
            return Refusals.decided(Answer.refused(Code.NOT_FOUND, "no such agent"));
        }
        var refusal = Refusals.capacity(agent.get(), books.load(to));
        if (refusal.isPresent()) {
            return Refusals.decided(refusal.get());
        }
        var candidates = placing.candidates(draft.conversation());
        if (!draft.conversation().open()) {
            Conversing.opened(draft, books);
        }
        placing.assign(draft, agent.get(), Routing.given(draft.conversation(), candidates, trigger, rule, to));
        return draft.changed();
    }

    private Entry<Content.TransferNote> note(Draft draft, Sender.Agent by, String text) {
        var name = books.agent(by.id()).map(Agent::name).orElseGet(() -> by.id().value());
        return draft.entry(
                new Author.Agent(by.id(), name),
                Optional.empty(),
                new Content.TransferNote(text, new AgentRef(by.id(), name)));
    }
}
