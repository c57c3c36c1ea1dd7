package rapport.log;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import rapport.desk.Agent;
import rapport.desk.AgentId;
import rapport.desk.Changes;
import rapport.desk.Conversation;
import rapport.desk.ConversationId;
import rapport.desk.DeskId;
import rapport.desk.Entry;
import rapport.desk.Event;
import rapport.desk.Marks;
import rapport.desk.MessageId;
import rapport.desk.Policy;
import rapport.desk.Receipt;
import rapport.desk.SiteId;
import rapport.desk.Skill;
import rapport.desk.SkillId;
import rapport.desk.Team;
import rapport.desk.TeamId;
import rapport.desk.VisibleEntry;
import rapport.transcript.Transcript;

/// One desk's log, tables and transcripts in memory: gone with the process. For tests, and for the simulation.
///
/// May be shared by several replicas and threads.
public final class MemoryLog implements EventLog, Tables, Transcript {
    private final List<Batch> batches = new ArrayList<>();
    private final Map<ConversationId, Conversation> conversations = new LinkedHashMap<>();
    private final TreeMap<AgentId, Agent> agents = new TreeMap<>();
    private final TreeMap<SiteId, Policy> policies = new TreeMap<>();
    private final TreeMap<TeamId, Team> teams = new TreeMap<>();
    private final TreeMap<SkillId, Skill> skills = new TreeMap<>();
    private final Map<ConversationId, List<Entry<?>>> entries = new HashMap<>();
    private final Map<Key, Receipt> receipts = new HashMap<>();
    private final Map<ConversationId, Marks> marks = new HashMap<>();

    private record Key(ConversationId conversation, String sender, MessageId id) {}

    @Override
    public synchronized Appended append(DeskId desk, long after, Batch batch, Changes changes) {
        if (batches.size() > after) {
            return batches.get(Math.toIntExact(after)).origin().equals(batch.origin())
                    ? Appended.STORED
                    : Appended.OVERTAKEN;
        }
        if (batches.size() < after) {
            throw new IllegalStateException("position " + after + " is beyond the head " + batches.size());
        }
        var known =
                batch.events().stream().flatMap(event -> known(event).stream()).toList();
        if (!known.isEmpty()) {
            return new Appended.Repeated(known);
        }
        if (!batch.events().isEmpty()) {
            batches.add(batch);
            batch.events().forEach(this::store);
            changes.conversations().forEach(changed -> conversations.put(changed.id(), changed));
            changes.agents().forEach(changed -> agents.put(changed.id(), changed));
            policies.putAll(changes.policies());
            change(teams, changes.teams());
            change(skills, changes.skills());
        }
        return Appended.STORED;
    }

    @Override
    public synchronized List<Batch> read(DeskId desk, long after, int limit) {
        return List.copyOf(batches.subList(
                Math.toIntExact(Math.min(after, batches.size())),
                Math.toIntExact(Math.min(after + limit, batches.size()))));
    }

    @Override
    public synchronized State state(DeskId desk) {
        return new State(
                batches.size(),
                batches.isEmpty() ? Instant.EPOCH : batches.getLast().at(),
                List.copyOf(agents.values()),
                Map.copyOf(policies),
                List.copyOf(teams.values()),
                List.copyOf(skills.values()),
                conversations.values().stream()
                        .filter(Conversation::open)
                        .map(this::row)
                        .toList());
    }

    @Override
    public synchronized Optional<Row> conversation(ConversationId id) {
        return Optional.ofNullable(conversations.get(id)).map(this::row);
    }

    @Override
    public synchronized Optional<Receipt> receipt(ConversationId conversation, String sender, MessageId id) {
        return Optional.ofNullable(receipts.get(new Key(conversation, sender, id)));
    }

    @Override
    public synchronized void keep(Map<ConversationId, Marks> newer) {
        newer.forEach((id, mark) -> marks.merge(id, mark, Marks::max));
    }

    @Override
    public synchronized Page<Entry<?>> all(ConversationId conversation, Range range) {
        return page(
                entries.getOrDefault(conversation, List.of()),
                entry -> entry.place().seq(),
                range);
    }

    @Override
    public synchronized Page<VisibleEntry> visible(ConversationId conversation, Range range) {
        var visible = entries.getOrDefault(conversation, List.of()).stream()
                .flatMap(entry -> entry.visible().stream())
                .toList();
        return page(visible, VisibleEntry::seq, range);
    }

    private static <E> Page<E> page(List<? extends E> all, ToLongFunction<E> seq, Range range) {
        var matching = new ArrayList<E>();
        for (var entry : all) {
            boolean inside = switch (range) {
                case Range.After after -> seq.applyAsLong(entry) > after.seq();
                case Range.Before before -> seq.applyAsLong(entry) < before.seq();
            };
            if (inside) {
                matching.add(entry);
            }
        }
        boolean more = matching.size() > range.limit();
        if (!more) {
            return new Page<>(matching, false);
        }
        return switch (range) {
            case Range.After after -> new Page<>(matching.subList(0, after.limit()), true);
            case Range.Before before ->
                new Page<>(matching.subList(matching.size() - before.limit(), matching.size()), true);
        };
    }

    private Optional<Known> known(Event event) {
        return key(event)
                .flatMap(key -> Optional.ofNullable(receipts.get(key)))
                .map(receipt -> new Known(((Event.MessagePosted) event).conversation(), receipt));
    }

    private void store(Event event) {
        if (event instanceof Event.Entered entered) {
            entries.computeIfAbsent(entered.conversation(), id -> new ArrayList<>())
                    .add(entered.entry());
        }
        if (event instanceof Event.MessagePosted posted) {
            var receipt = posted.receipt();
            receipts.put(new Key(posted.conversation(), receipt.sender(), receipt.id()), receipt);
        }
    }

    private static <K, V> void change(Map<K, V> all, Map<K, Optional<V>> changes) {
        changes.forEach((key, value) -> value.ifPresentOrElse(some -> all.put(key, some), () -> all.remove(key)));
    }

    private static Optional<Key> key(Event event) {
        return event instanceof Event.MessagePosted posted
                ? Optional.of(new Key(
                        posted.conversation(),
                        posted.sender(),
                        posted.entry().id().orElseThrow()))
                : Optional.empty();
    }

    private Row row(Conversation conversation) {
        return new Row(
                conversation.withoutRecents(), marks.getOrDefault(conversation.id(), Marks.NONE), batches.size());
    }
}
