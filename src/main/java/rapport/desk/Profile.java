package rapport.desk;

import java.util.Map;
import java.util.Optional;

/// What is known about a visitor.
///
/// @param subject how the site names this person, if the site vouched for them; then name and e-mail are the
///     site's word, else they are the visitor's own and unverified
/// @param attributes at most {@value Limits#ATTRIBUTES}
public record Profile(
        VisitorId visitor,
        Optional<String> subject,
        Optional<String> name,
        Optional<String> email,
        Map<String, String> attributes) {
    public Profile {
        attributes = Map.copyOf(attributes);
    }

    /// Somebody who has said nothing about themselves.
    public static Profile anonymous(VisitorId visitor) {
        return new Profile(visitor, Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
    }

    /// Whether the site vouched for this person.
    public boolean identified() {
        return subject.isPresent();
    }
}
