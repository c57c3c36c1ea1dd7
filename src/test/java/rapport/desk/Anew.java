package rapport.desk;

import static rapport.desk.Auditor.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Holds the indexes of a desk, kept up to date change by change, against those of one that was loaded just now.
final class Anew {
    private final Desk desk;
    /// What was ever asked for: its pool may be kept.
    private final Set<Requirements> asked = new HashSet<>(Set.of(Requirements.NONE));

    Anew(Desk desk) {
        this.desk = desk;
    }

    void remember() {
        desk.conversations().forEach(conversation -> asked.add(desk.requirements(conversation)));
    }

    void compare(Moment moment) {
        var now = desk.logTime(moment);
        var loaded = loaded();
        var found = loaded.settle(now);
        check(found.isEmpty(), "who is loaded finds %s", found);
        check(lanes(loaded).equals(lanes(desk)), "the lanes are %s, not %s", lanes(desk), lanes(loaded));
        for (var requirements : asked) {
            var anew = pool(loaded, requirements);
            var kept = pool(desk, requirements);
            check(kept.equals(anew), "the pool of %s is %s, not %s", requirements, kept, anew);
        }
        var indexes = desk.books.indexes();
        var others = loaded.books.indexes();
        check(List.copyOf(indexes.strays()).equals(List.copyOf(others.strays())), "other strays");
        check(indexes.leaving().equals(others.leaving()), "others leave");
        check(desk.wakeAt().equals(loaded.wakeAt()), "wakes at %s, not %s", desk.wakeAt(), loaded.wakeAt());
    }

    private Desk loaded() {
        var loaded = new Desk();
        desk.policies().forEach(loaded::bring);
        desk.teams().forEach(loaded::bring);
        desk.skills().forEach(loaded::bring);
        desk.agents().forEach(loaded::bring);
        desk.conversations().forEach(loaded::bring);
        return loaded;
    }

    private static Map<Waiting.Lane, List<ConversationId>> lanes(Desk desk) {
        return desk.books.waiting().lanes().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        lane -> lane.getValue().stream().map(Conversation::id).toList()));
    }

    /// All that can be asked of a pool.
    private static List<Object> pool(Desk desk, Requirements requirements) {
        var pool = desk.books.pool(requirements);
        var all = new ArrayList<Object>(List.of(pool.anyFree(), pool.anyAvailableBut(Set.of())));
        for (var strategy : Strategy.values()) {
            pool.ranked(strategy).forEach(all::add);
        }
        return all;
    }
}
