package rapport.replica;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import rapport.desk.Answer;
import rapport.desk.Command;
import rapport.desk.ConversationId;
import rapport.desk.MessageId;

/// What people were answered and connections heard, held against the log.
final class Witnesses {
    private final Audit audit;
    private final List<Sent> sent;

    /// What somebody wanted of a run of a node.
    record Sent(Command command, Node.Answered answered, Node run) {}

    /// A connection that follows a conversation.
    record Heard(Ear ear, Node run, ConversationId conversation, boolean agent) {}

    Witnesses(Audit audit, List<Sent> sent) {
        this.audit = audit;
        this.sent = sent;
    }

    void answersAreTrue() {
        for (var each : sent) {
            var answer = each.answered().now();
            if (each.command() instanceof Command.PostMessage post) {
                answer.ifPresent(given -> audit.says(post.id(), given));
            }
        }
    }

    /// A refusal is final.
    void whatWasRefusedIsNotThere() {
        var possible = new HashSet<MessageId>();
        for (var each : sent) {
            if (each.command() instanceof Command.PostMessage post
                    && !(each.answered().now().orElse(Answer.DONE) instanceof Answer.Refused)) {
                possible.add(post.id());
            }
        }
        for (var each : sent) {
            if (each.command() instanceof Command.PostMessage post && !possible.contains(post.id())) {
                assertThat(audit.messages(post.conversation()))
                        .as("%s was refused", post.id())
                        .noneMatch(entry -> entry.id().equals(Optional.of(post.id())));
            }
        }
    }

    /// Of all who sent the same message one is told that it is new, unless that one was never answered.
    void oneIsNewAndTheOthersAreDuplicates() {
        var answers = new HashMap<MessageId, List<Optional<Answer>>>();
        for (var each : sent) {
            if (each.command() instanceof Command.PostMessage post) {
                answers.computeIfAbsent(post.id(), id -> new ArrayList<>())
                        .add(each.answered().now());
            }
        }
        answers.forEach((id, given) -> {
            var posted = given.stream()
                    .flatMap(Optional::stream)
                    .filter(Answer.Posted.class::isInstance)
                    .map(Answer.Posted.class::cast)
                    .toList();
            long fresh = posted.stream().filter(answer -> !answer.duplicate()).count();
            boolean allAnswered = given.stream().allMatch(Optional::isPresent);
            assertThat(fresh)
                    .as("%s was answered %s", id, given)
                    .isLessThanOrEqualTo(1)
                    .isGreaterThanOrEqualTo(allAnswered && !posted.isEmpty() ? 1 : 0);
        });
    }

    /// What was sent to one run of a node about one conversation stands in the log in the order of sending.
    void sendersAreInOrder() {
        record Lane(Node run, ConversationId conversation) {}
        var last = new HashMap<Lane, Long>();
        for (var each : sent) {
            if (each.answered().now().orElse(Answer.DONE) instanceof Answer.Posted posted && !posted.duplicate()) {
                var before = last.put(
                        new Lane(each.run(), posted.conversation()),
                        posted.place().seq());
                assertThat(before == null || before < posted.place().seq())
                        .as("%s after %s", each, before)
                        .isTrue();
            }
        }
    }

    /// Who follows a conversation heard every entry once, in order, from where it stood to where it stands.
    void heardEverything(Heard follows) {
        var since = new TreeMap<Integer, Long>();
        var notices = follows.ear().notices();
        if (notices.contains(new Notice.Joined(List.of(), Optional.empty())) && follows.agent()) {
            // Nobody of this name worked here: the connection ends.
            return;
        }
        for (int i = 0; i < notices.size(); i++) {
            if (notices.get(i) instanceof Notice.Joined joined && !follows.agent()) {
                since.put(i, head(joined.conversations().stream().findFirst()));
            }
            if (notices.get(i) instanceof Notice.Answered answered
                    && answered.snapshot().isPresent()) {
                since.put(i, head(answered.snapshot()));
            }
        }
        if (since.isEmpty()) {
            return;
        }
        var expected = audit.entries(follows.conversation()).stream()
                .filter(entry -> entry.place().seq() > since.firstEntry().getValue())
                .filter(entry -> follows.agent() || entry.content().visible().isPresent())
                .toList();
        var entries = notices.subList(since.firstKey(), notices.size()).stream()
                .filter(Notice.Committed.class::isInstance)
                .map(notice -> ((Notice.Committed) notice).entry())
                .filter(entry -> entry.conversation().equals(follows.conversation()))
                .toList();
        assertThat(entries.equals(expected))
                .as(
                        "what %s heard of %s: %s, not %s",
                        follows.ear().viewer(), follows.conversation(), entries, expected)
                .isTrue();
    }

    private static long head(Optional<Snapshot> snapshot) {
        return snapshot.map(Snapshot::conversation)
                .map(conversation -> conversation.head().seq())
                .orElse(0L);
    }
}
