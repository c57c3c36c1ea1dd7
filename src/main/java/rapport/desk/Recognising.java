package rapport.desk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A site vouches for a visitor (contract, section 2): which conversation is theirs from now on.
///
/// A person's conversation is named after the person, so that two devices cannot make two. If they had an anonymous one
/// first and none of their own, the anonymous one becomes theirs, and the row under their name points to it.
final class Recognising {
    private final Command.Recognise command;
    private final Instant now;

    Recognising(Command.Recognise command, Instant now) {
        this.command = command;
        this.now = now;
    }

    /// @param person the conversation named after the person
    /// @param continued the one it points to
    /// @param anonymous the one of the token they came with
    Decision decide(Conversation person, Optional<Conversation> continued, Optional<Conversation> anonymous) {
        var theirs = continued.orElse(person);
        var other = anonymous.filter(conversation -> !conversation.id().equals(theirs.id())
                && conversation.begun()
                && !conversation.profile().identified());
        if (other.isEmpty()) {
            return described(theirs, List.of());
        }
        if (!theirs.begun() && theirs.id().equals(person.id())) {
            return adopted(person, other.get());
        }
        return linked(theirs, other.get());
    }

    /// The anonymous conversation becomes theirs.
    private Decision adopted(Conversation person, Conversation anonymous) {
        var profile = vouched(anonymous.profile());
        return new Decision.Decided(
                List.of(
                        new Event.VisitorDescribed(anonymous.id(), anonymous.site(), profile),
                        new Event.VisitorRecognised(
                                person.id(), person.site(), vouched(person.profile()), anonymous.id())),
                new Answer.Recognised(anonymous.profile().visitor()));
    }

    /// Theirs goes on; the anonymous one is closed and linked to it as an earlier one.
    private Decision linked(Conversation theirs, Conversation anonymous) {
        var closing = new Draft(anonymous, now);
        if (anonymous.open()) {
            closing.close(Author.SYSTEM, CloseReason.SYSTEM);
        }
        if (!theirs.earlier().contains(anonymous.id())) {
            closing.events().add(new Event.EarlierLinked(theirs.id(), anonymous.id()));
        }
        return described(theirs, closing.events());
    }

    private Decision described(Conversation theirs, List<Event> before) {
        var events = new ArrayList<>(before);
        var profile = vouched(theirs.profile());
        if (!profile.equals(theirs.profile())) {
            events.add(new Event.VisitorDescribed(theirs.id(), theirs.site(), profile));
        }
        return new Decision.Decided(
                events, new Answer.Recognised(theirs.profile().visitor()));
    }

    private Profile vouched(Profile before) {
        return new Profile(
                before.visitor(),
                Optional.of(command.subject()),
                command.name().or(before::name),
                command.email().or(before::email),
                before.attributes());
    }
}
