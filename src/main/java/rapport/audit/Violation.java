package rapport.audit;

/// A promise that was broken.
///
/// @param sentence what happened, for people
public record Violation(Rule rule, String conversation, String sentence) {
    @Override
    public String toString() {
        return rule + " " + conversation + ": " + sentence;
    }
}
