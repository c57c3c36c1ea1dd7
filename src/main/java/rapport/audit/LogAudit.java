package rapport.audit;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What the log must be like, whoever looks at it.
final class LogAudit {
    private final List<Violation> found;

    LogAudit(List<Violation> found) {
        this.found = found;
    }

    void check(Stored stored) {
        var ids = new HashSet<String>();
        for (var conversation : stored.conversations()) {
            if (!ids.add(conversation.id())) {
                report(Rule.I4, conversation, "is stored twice");
            }
            numbers(conversation);
            fences(conversation);
            states(conversation);
            marks(conversation);
        }
    }

    private void numbers(Stored.Conversation conversation) {
        long seq = conversation.floor();
        long visible = conversation.visibleFloor();
        var identities = new HashSet<String>();
        for (var entry : conversation.entries()) {
            if (entry.seq() != seq) {
                report(Rule.I4, conversation, "has number " + entry.seq() + " where " + seq + " is due");
                return;
            }
            seq++;
            if (entry.visible().isPresent()) {
                if (entry.visible().getAsLong() != visible) {
                    report(
                            Rule.I4,
                            conversation,
                            "has the visitors' number " + entry.visible().getAsLong() + " where " + visible
                                    + " is due");
                    return;
                }
                visible++;
            }
            if (entry.message() && !identities.add(entry.identity())) {
                report(Rule.I1, conversation, entry.identity() + " is stored twice");
            }
        }
        if (conversation.head() != seq - 1 || conversation.visibleHead() != visible - 1) {
            report(
                    Rule.I4,
                    conversation,
                    "says its heads are " + conversation.head() + " and " + conversation.visibleHead()
                            + ", but they are " + (seq - 1) + " and " + (visible - 1));
        }
    }

    private void fences(Stored.Conversation conversation) {
        long fence = conversation.floor() > 1 ? -1 : 0;
        for (var entry : conversation.entries()) {
            if (entry.fence().isPresent()) {
                long next = entry.fence().getAsLong();
                if (fence >= 0 && next != fence + 1) {
                    report(Rule.I12, conversation, "has fence " + next + " after " + fence);
                }
                fence = next;
            }
        }
        if (fence >= 0 && conversation.fence() != fence) {
            report(
                    Rule.I12,
                    conversation,
                    "says its fence is " + conversation.fence() + ", but the last assignment has " + fence);
        }
        if (conversation.state().equals("assigned") != conversation.agent().isPresent()) {
            report(
                    Rule.I12,
                    conversation,
                    "is " + conversation.state() + " with agent "
                            + conversation.agent().orElse("(none)"));
        }
    }

    /// The entries that say where a conversation is, one after the other.
    private void states(Stored.Conversation conversation) {
        var state = conversation.floor() > 1 ? "" : "closed";
        for (var entry : conversation.entries()) {
            var next = entry.kind();
            boolean possible = switch (next) {
                case "opened" -> Set.of("", "closed").contains(state);
                case "queued" -> Set.of("", "opened", "assigned").contains(state);
                case "assigned" -> Set.of("", "opened", "queued", "assigned").contains(state);
                case "closed" -> Set.of("", "queued", "assigned").contains(state);
                default -> true;
            };
            if (!possible) {
                report(Rule.I19, conversation, "has `" + next + "` at " + entry.seq() + " right after `" + state + "`");
            }
            if (Set.of("opened", "queued", "assigned", "closed").contains(next)) {
                state = next;
            }
        }
        var expected = switch (state) {
            case "queued" -> "queued";
            case "assigned" -> "assigned";
            case "" -> conversation.state();
            default -> "idle";
        };
        if (!conversation.state().equals(expected)) {
            report(Rule.I12, conversation, "is " + conversation.state() + " after its last entry said `" + state + "`");
        }
    }

    private void marks(Stored.Conversation conversation) {
        var marks = conversation.marks();
        if (!marks.sane() || marks.highest() > conversation.head()) {
            report(Rule.I10, conversation, "has " + marks + " with head " + conversation.head());
        }
    }

    private void report(Rule rule, Stored.Conversation conversation, String sentence) {
        found.add(new Violation(rule, conversation.id(), sentence));
    }
}
