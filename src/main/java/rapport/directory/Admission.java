package rapport.directory;

import java.util.Optional;
import rapport.desk.VisitorId;

/// Who a visitor turned out to be, from the token and the identity they showed.
public sealed interface Admission {
    /// `token` is to be kept by the visitor from now on. `identity` is what the site vouches for in this very moment;
    /// `identified` also holds for a token of somebody who was vouched for before. `earlier` is the anonymous
    /// visitor that this person was until now, whose conversation is to be closed and linked to theirs.
    record Admitted(
            VisitorId visitor,
            String token,
            boolean identified,
            Optional<Identity> identity,
            Optional<VisitorId> earlier)
            implements Admission {
        @Override
        public String toString() {
            return "Admitted[" + visitor.value() + "]"; // never the token
        }
    }

    /// What they showed is not valid.
    record Refused() implements Admission {}
}
