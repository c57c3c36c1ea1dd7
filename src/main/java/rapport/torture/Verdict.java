package rapport.torture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import rapport.audit.History;
import rapport.audit.Promises;
import rapport.audit.Rule;
import rapport.audit.Stored;

/// Whether a run shows that nothing was lost, doubled or moved. Looks at what clients saw, at what they showed in the
/// end, and at the whole database.
final class Verdict {

    private final List<String> broken = new ArrayList<>();

    private Verdict() {}

    /// What was broken, in sentences; nothing if all is well.
    ///
    /// @param told what was noticed on the way
    /// @param sights what the clients showed when all faults were lifted and everything was quiet
    static List<String> broken(List<String> told, History history, Ledger ledger, List<Crowd.Sight> sights) {
        Verdict verdict = new Verdict();
        verdict.broken.addAll(told);
        Promises.violations(history, ledger.stored()).forEach(violation -> verdict.broken.add(violation.toString()));
        verdict.file(ledger);
        verdict.displays(ledger.stored(), sights);
        verdict.routing(ledger);
        return List.copyOf(verdict.broken);
    }

    private void file(Ledger ledger) {
        if (!ledger.integrity().equals("ok")) {
            broken.add("the database file: " + ledger.integrity());
        }
    }

    /// I9: everybody who is connected shows the head of what they follow, and agents follow what is theirs.
    private void displays(Stored stored, List<Crowd.Sight> sights) {
        Map<String, Stored.Conversation> byId = new HashMap<>();
        stored.conversations().forEach(conversation -> byId.put(conversation.id(), conversation));
        for (Crowd.Sight sight : sights) {
            Stored.Conversation conversation = byId.get(sight.conversation());
            if (conversation == null) {
                broken.add(
                        Rule.I9 + ": " + sight.client() + " shows " + sight.conversation() + ", which is not stored");
                continue;
            }
            long head = sight.agent() ? conversation.head() : conversation.visibleHead();
            if (sight.last() != head) {
                broken.add(Rule.I9 + ": " + sight.client() + " shows " + sight.conversation() + " up to " + sight.last()
                        + " and its head is " + head);
            }
        }
        Map<String, List<String>> followed = new HashMap<>();
        sights.forEach(sight -> followed.computeIfAbsent(sight.conversation(), id -> new ArrayList<>())
                .add(sight.who()));
        for (Stored.Conversation conversation : stored.conversations()) {
            conversation
                    .agent()
                    .filter(agent ->
                            !followed.getOrDefault(conversation.id(), List.of()).contains(agent))
                    .ifPresent(agent -> broken.add(
                            Rule.I9 + ": " + agent + " has " + conversation.id() + " and does not follow it"));
        }
    }

    /// I11 and I15.
    private void routing(Ledger ledger) {
        if (ledger.agents().stream().noneMatch(Ledger.Desk::ready)) {
            broken.add(Rule.I15 + ": no agent is available in the end, so that nothing is shown about waiting");
        }
        for (Ledger.Desk agent : ledger.agents()) {
            if (agent.load() > agent.capacity()) {
                broken.add(Rule.I11 + ": " + agent + " has more than fits");
            }
            if (!ledger.waiting().isEmpty() && agent.ready() && agent.load() < agent.capacity()) {
                broken.add(Rule.I15 + ": " + ledger.waiting().size() + " wait although " + agent + " is free");
            }
        }
    }
}
