package rapport.desk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// What visitors and agents do in a conversation.
final class Conversing {
    private final Books books;
    private final Placing placing;

    Conversing(Books books, Placing placing) {
        this.books = books;
        this.placing = placing;
    }

    Decision post(Command.PostMessage post, Instant now, RandomGenerator chance) {
        var found = books.conversation(post.conversation());
        if (found.isEmpty()) {
            return new Decision.Needs(post.conversation());
        }
        var conversation = found.get();
        var known = known(post, conversation);
        if (known.isPresent()) {
            return again(post, known.get());
        }
        var refusal = refusal(post, conversation);
        if (refusal.isPresent()) {
            // An id that was used long ago is answered as it was then, whatever the state is now.
            return post.found() instanceof Command.Lookup.NotAsked
                    ? new Decision.Unsure(post.conversation(), post.sender().key(), post.id())
                    : Refusals.decided(refusal.get());
        }
        var draft = new Draft(conversation, now);
        boolean begins = !conversation.open() && post.sender() instanceof Sender.Visitor;
        if (begins) {
            open(draft);
        }
        var entry = draft.entry(author(post.sender(), conversation), Optional.of(post.id()), post.content());
        draft.add(new Event.MessagePosted(entry, post.sender().key()));
        if (begins) {
            placing.place(draft, Trigger.CYCLE_OPENED, chance);
        }
        return draft.decided(new Answer.Posted(conversation.id(), entry.place(), entry.at(), false));
    }

    Decision close(Command.Close close, Instant now) {
        return books.conversation(close.conversation())
                .<Decision>map(conversation -> switch (close.by()) {
                    case Sender.Visitor visitor -> closed(conversation, close.by(), CloseReason.VISITOR, now);
                    case Sender.Agent agent ->
                        Refusals.assignee(conversation, agent, close.fence())
                                .<Decision>map(Refusals::decided)
                                .orElseGet(() -> closed(conversation, close.by(), CloseReason.AGENT, now));
                })
                .orElseGet(() -> new Decision.Needs(close.conversation()));
    }

    Decision rate(Command.Rate rate, Instant now) {
        var found = books.conversation(rate.conversation());
        if (found.isEmpty()) {
            return new Decision.Needs(rate.conversation());
        }
        var conversation = found.get();
        long ended = conversation.open() ? conversation.cycle() - 1 : conversation.cycle();
        long cycle = rate.cycle().orElse(ended);
        if (cycle < 1 || cycle > ended) {
            return Refusals.decided(Answer.refused(Code.NOT_RATEABLE, "no such cycle has ended"));
        }
        var draft = new Draft(conversation, now);
        var author = new Author.Visitor(
                conversation.profile().visitor(), conversation.profile().name());
        var content = new Content.Rated(cycle, rate.score(), rate.comment());
        draft.add(new Event.CycleRated(draft.entry(author, Optional.empty(), content)));
        return draft.decided(Answer.DONE);
    }

    Decision describe(Command.Describe describe) {
        return books.conversation(describe.conversation())
                .<Decision>map(conversation -> {
                    var before = conversation.profile();
                    var attributes = new TreeMap<>(before.attributes());
                    attributes.putAll(describe.attributes());
                    if (attributes.size() > Limits.ATTRIBUTES) {
                        return Refusals.decided(Answer.refused(
                                Code.TOO_LARGE, "a visitor has at most " + Limits.ATTRIBUTES + " attributes"));
                    }
                    // What the site vouched for is not the visitor's to change.
                    var after = new Profile(
                            before.visitor(),
                            before.subject(),
                            before.identified()
                                    ? before.name().or(describe::name)
                                    : describe.name().or(before::name),
                            before.identified()
                                    ? before.email().or(describe::email)
                                    : describe.email().or(before::email),
                            attributes);
                    return new Decision.Decided(
                            after.equals(before)
                                    ? List.of()
                                    : List.of(
                                            new Event.VisitorDescribed(conversation.id(), conversation.site(), after)),
                            Answer.DONE);
                })
                .orElseGet(() -> new Decision.Needs(describe.conversation()));
    }

    Decision recognise(Command.Recognise recognise, Instant now) {
        var person = books.conversation(recognise.conversation());
        if (person.isEmpty()) {
            return new Decision.Needs(recognise.conversation());
        }
        for (var other : List.of(person.get().continuedIn(), recognise.anonymous())) {
            if (other.isPresent() && books.conversation(other.get()).isEmpty()) {
                return new Decision.Needs(other.get());
            }
        }
        return new Recognising(recognise, now)
                .decide(
                        person.get(),
                        person.get().continuedIn().flatMap(books::conversation),
                        recognise.anonymous().flatMap(books::conversation));
    }

    Decision setOwner(Command.SetOwner set) {
        if (set.owner().isPresent() && set.owner().flatMap(books::agent).isEmpty()) {
            return Refusals.noSuchAgent();
        }
        return changed(set, conversation -> new Event.OwnerSet(set.conversation(), set.owner()));
    }

    Decision setPriority(Command.SetPriority set) {
        return changed(set, conversation -> new Event.PrioritySet(set.conversation(), set.priority()));
    }

    Decision setRequirements(Command.SetRequirements set) {
        boolean unknown = set.requirements()
                .filter(asked -> !books.rules().known(asked).equals(asked))
                .isPresent();
        if (unknown) {
            return Refusals.decided(Answer.refused(Code.NOT_FOUND, "no such team or skill"));
        }
        return books.conversation(set.conversation())
                .<Decision>map(conversation -> conversation.open()
                        ? changed(set, same -> new Event.RequirementsSet(set.conversation(), set.requirements()))
                        : Refusals.decided(Answer.refused(Code.NOT_FOUND, "no cycle is open")))
                .orElseGet(() -> new Decision.Needs(set.conversation()));
    }

    private Decision changed(Command.OnConversation command, Function<Conversation, Event.OfConversation> change) {
        return books.conversation(command.conversation())
                .<Decision>map(conversation -> {
                    var event = change.apply(conversation);
                    return new Decision.Decided(
                            Fold.of(conversation, event).equals(conversation) ? List.of() : List.of(event),
                            Answer.DONE);
                })
                .orElseGet(() -> new Decision.Needs(command.conversation()));
    }

    private Decision closed(Conversation conversation, Sender by, CloseReason reason, Instant now) {
        var draft = new Draft(conversation, now);
        if (conversation.open()) {
            draft.close(author(by, conversation), reason);
        }
        return draft.changed();
    }

    /// Begins the next cycle.
    private void open(Draft draft) {
        opened(draft, books);
    }

    static void opened(Draft draft, Books books) {
        var before = draft.conversation();
        var entry = draft.entry(new Content.Opened(before.cycle() + 1));
        draft.add(new Event.CycleOpened(entry, new Arrival(draft.now(), books.arrivals() + 1), before));
    }

    private Author author(Sender sender, Conversation conversation) {
        return switch (sender) {
            case Sender.Visitor visitor ->
                new Author.Visitor(visitor.id(), conversation.profile().name());
            case Sender.Agent agent ->
                new Author.Agent(
                        agent.id(),
                        books.agent(agent.id())
                                .map(Agent::name)
                                .orElseGet(() -> agent.id().value()));
        };
    }

    private static Optional<Receipt> known(Command.PostMessage post, Conversation conversation) {
        return conversation
                .talk()
                .recents()
                .find(post.sender().key(), post.id())
                .or(() -> post.found() instanceof Command.Lookup.Known found
                        ? Optional.of(found.receipt())
                        : Optional.empty());
    }

    private static Decision again(Command.PostMessage post, Receipt receipt) {
        var digest = receipt.digest();
        if (digest.isPresent() && !digest.get().equals(Digest.of(post.content()))) {
            return Refusals.decided(Answer.refused(Code.ID_CONFLICT, "this id was already used for another message"));
        }
        return new Decision.Decided(
                List.of(), new Answer.Posted(post.conversation(), receipt.place(), receipt.at(), true));
    }

    private Optional<Answer.Refused> refusal(Command.PostMessage post, Conversation conversation) {
        return switch (post.sender()) {
            case Sender.Visitor visitor -> Optional.empty();
            case Sender.Agent agent ->
                switch (post.content()) {
                    // To agents, whoever never wrote is not there.
                    case Content.Note note ->
                        conversation.begun()
                                ? Optional.empty()
                                : Optional.of(
                                        new Answer.Refused(Code.NOT_FOUND, "no such conversation", Optional.empty()));
                    case Content.Text text -> mayAnswer(post, agent, conversation);
                    case Content.File file -> mayAnswer(post, agent, conversation);
                };
        };
    }

    private static Optional<Answer.Refused> mayAnswer(
            Command.PostMessage post, Sender.Agent agent, Conversation conversation) {
        boolean joins = post.join() && agent.role().includes(Role.SUPERVISOR) && conversation.open();
        return joins ? Optional.empty() : Refusals.assignee(conversation, agent, post.fence());
    }
}
