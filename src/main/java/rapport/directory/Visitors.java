package rapport.directory;

import java.util.Optional;
import rapport.desk.SiteId;
import rapport.desk.VisitorId;

/// Finds out who a visitor is. Stores nothing and waits for nothing: a visitor who never writes leaves no trace.
public final class Visitors {
    private final VisitorTokens tokens;
    private final Identities identities;
    private final Ids ids;

    Visitors(VisitorTokens tokens, Identities identities, Ids ids) {
        this.tokens = tokens;
        this.identities = identities;
        this.ids = ids;
    }

    /// An identity whose time is over does not count against a valid token beside it; a forged one does.
    public Admission admit(Site site, Optional<String> token, Optional<String> identity) {
        Optional<VisitorId> shown = token.flatMap(tokens::holder)
                .filter(holder -> holder.site().equals(site.id()))
                .map(Principal.Visitor::id);
        if (token.isPresent() && shown.isEmpty()) {
            return new Admission.Refused();
        }
        if (identity.isEmpty()) {
            return new Admission.Known(shown.orElseGet(ids::visitor));
        }
        return switch (identities.read(site, identity.get())) {
            case IdentityClaim.Vouched(Identity vouched) -> {
                VisitorId person = Ids.person(site.id(), vouched.subject());
                yield new Admission.Vouched(person, vouched, shown.filter(visitor -> !visitor.equals(person)));
            }
            case IdentityClaim.OutOfTime late ->
                shown.<Admission>map(Admission.Known::new).orElseGet(Admission.Refused::new);
            case IdentityClaim.Invalid invalid -> new Admission.Refused();
        };
    }

    /// What a visitor is to keep: it is who they are.
    public String token(VisitorId visitor, SiteId site) {
        return tokens.issue(visitor, site);
    }

    /// The visitor who holds this token; empty where it is not one of ours.
    public Optional<Principal.Visitor> holder(String token) {
        return tokens.holder(token);
    }
}
