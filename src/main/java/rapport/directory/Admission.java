package rapport.directory;

import java.util.Optional;
import rapport.desk.VisitorId;

/// Who a visitor is, from the token and the identity they showed.
public sealed interface Admission {
    /// A visitor without a name we could trust: the one of their token, or a new one who showed nothing.
    record Known(VisitorId visitor) implements Admission {}

    /// A person the site vouches for right now.
    ///
    /// @param visitor named after the person, the same on every device; the desk says which conversation that is
    /// @param shown whom they came as: the visitor of their token, if that is another one
    record Vouched(VisitorId visitor, Identity identity, Optional<VisitorId> shown) implements Admission {}

    /// What they showed is not valid.
    record Refused() implements Admission {}
}
