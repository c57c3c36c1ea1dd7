package rapport.directory;

import java.util.Optional;
import java.util.function.Predicate;
import rapport.desk.SiteId;
import rapport.desk.VisitorId;

/// Finds out who a visitor is. Blocks where an identity is shown or a token is; somebody who shows nothing gets a new
/// id and a token without a look at the database.
public final class Visitors {
    private final VisitorTokens tokens;
    private final Identities identities;
    private final Persons persons;
    private final Ids ids;
    private final Predicate<VisitorId> hasConversation;

    Visitors(
            VisitorTokens tokens,
            Identities identities,
            Persons persons,
            Ids ids,
            Predicate<VisitorId> hasConversation) {
        this.tokens = tokens;
        this.identities = identities;
        this.persons = persons;
        this.ids = ids;
        this.hasConversation = hasConversation;
    }

    public Admission admit(Site site, Optional<String> token, Optional<String> identity) {
        Optional<VisitorId> known = token.flatMap(tokens::holder)
                .filter(holder -> holder.site().equals(site.id()))
                .map(Principal.Visitor::id);
        if (token.isPresent() && known.isEmpty()) {
            return new Admission.Refused();
        }
        if (identity.isEmpty()) {
            return unvouched(site.id(), known);
        }
        return switch (identities.read(site, identity.get())) {
            case IdentityClaim.Vouched(Identity vouched) -> vouched(site.id(), vouched, known);
            case IdentityClaim.OutOfTime late ->
                known.isPresent() ? unvouched(site.id(), known) : new Admission.Refused();
            case IdentityClaim.Invalid invalid -> new Admission.Refused();
        };
    }

    /// The visitor who holds this token; empty where it is not one of ours.
    public Optional<Principal.Visitor> holder(String token) {
        return tokens.holder(token);
    }

    private Admission unvouched(SiteId site, Optional<VisitorId> known) {
        VisitorId visitor = known.orElseGet(ids::visitor);
        boolean identified = known.isPresent() && persons.isSomebody(visitor);
        return admitted(site, visitor, identified, Optional.empty(), Optional.empty());
    }

    private Admission vouched(SiteId site, Identity identity, Optional<VisitorId> shown) {
        Optional<VisitorId> anonymous = shown.filter(visitor -> !persons.isSomebody(visitor));
        VisitorId person = persons.visitor(site, identity.subject())
                .orElseGet(() -> claim(site, identity.subject(), anonymous.orElseGet(ids::visitor)));
        Optional<VisitorId> earlier =
                anonymous.filter(visitor -> !visitor.equals(person) && hasConversation.test(visitor));
        if (earlier.isPresent()
                && !hasConversation.test(person)
                && persons.move(site, identity.subject(), person, earlier.get())) {
            return admitted(site, earlier.get(), true, Optional.of(identity), Optional.empty());
        }
        return admitted(site, person, true, Optional.of(identity), earlier);
    }

    private VisitorId claim(SiteId site, String subject, VisitorId visitor) {
        return persons.claim(site, subject, visitor)
                .or(() -> persons.claim(site, subject, ids.visitor())) // that one became somebody else meanwhile
                .orElseThrow(() -> new AssertionError("a new visitor is nobody yet"));
    }

    private Admission admitted(
            SiteId site,
            VisitorId visitor,
            boolean identified,
            Optional<Identity> identity,
            Optional<VisitorId> earlier) {
        return new Admission.Admitted(visitor, tokens.issue(visitor, site), identified, identity, earlier);
    }
}
