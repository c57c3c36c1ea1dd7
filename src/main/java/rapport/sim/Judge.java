package rapport.sim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalLong;
import rapport.audit.Identity;
import rapport.audit.Marks;
import rapport.audit.Promises;
import rapport.audit.Rule;
import rapport.audit.Stored;
import rapport.audit.TextHash;
import rapport.desk.Author;
import rapport.desk.Content;
import rapport.desk.Conversation;
import rapport.desk.ConversationId;
import rapport.desk.Entry;
import rapport.desk.Event;
import rapport.desk.State;

/// Looks at a world that has come to rest: everybody has what there is, nobody waits in vain, and the promises of the
/// contract were kept.
final class Judge {
    private static final long REACHES_EVERYBODY = 5_000_000_000L;

    private final World world;
    private final List<String> findings = new ArrayList<>();

    Judge(World world) {
        this.world = world;
    }

    List<String> findings() {
        var stored = stored(world.disk());
        Promises.violations(world.recorder().history(), stored)
                .forEach(violation -> findings.add(violation.toString()));
        for (var person : world.people()) {
            for (var tab : person.tabs) {
                rested(person, tab);
            }
        }
        world.auditor().books().people.forEach((agent, person) -> {
            if (!world.running().containsAll(person.nodes)) {
                findings.add(
                        Rule.I17 + ": " + agent + " is taken to be connected to " + person.nodes + ", which are gone");
            }
        });
        world.auditor()
                .books()
                .neglected(world.time())
                .ifPresent(waiting ->
                        findings.add(Rule.I15 + ": in the end " + waiting + " waits although somebody is free"));
        return findings;
    }

    private void rested(Person person, Tab tab) {
        var client = tab.client();
        if (client.at() != Connection.At.LIVE) {
            findings.add(Rule.I9 + ": " + tab.name() + " is " + client.at() + " in the end");
            return;
        }
        if (!tab.outbox().isEmpty()) {
            findings.add(
                    Rule.I28 + ": " + tab.name() + " still has " + tab.outbox().size() + " messages to send");
        }
        for (var held : client.conversations.values()) {
            if ((client.mine(held) || held.opened) && settled(world.auditor().chat(held.id))) {
                following(tab, held);
            }
        }
        if (person instanceof Staff staff) {
            serving(staff, tab);
        } else {
            world.conversations().stream()
                    .filter(id ->
                            id.substring(2).equals(client.me().orElseThrow().substring(2)))
                    .filter(id -> !client.conversations.containsKey(id) && somethingToSee(id))
                    .forEach(id -> findings.add(Rule.I9 + ": " + tab.name() + " does not know of " + id));
        }
    }

    private boolean somethingToSee(String conversation) {
        return world.disk()
                .memory()
                .conversation(new ConversationId(conversation))
                .filter(row -> row.conversation().head().visible() > 0)
                .isPresent();
    }

    /// Whether what happened last had the time to reach everybody.
    private boolean settled(Books.Chat chat) {
        return world.scheduler().now() - chat.changedAt > REACHES_EVERYBODY;
    }

    private void following(Tab tab, Held held) {
        var row = world.disk().memory().conversation(new ConversationId(held.id));
        var conversation = row.orElseThrow().conversation();
        long head = tab.client().visitor
                ? conversation.head().visible()
                : conversation.head().seq();
        if (held.lastOrZero() != head) {
            findings.add(Rule.I9 + ": " + tab.name() + " shows " + held.id + " up to " + held.last + " of " + head);
        }
        var chat = world.auditor().chat(held.id);
        var state = !chat.open ? "idle" : chat.agent.isPresent() ? "assigned" : "queued";
        if (!held.state().equals(state)
                || held.fence() != chat.fence
                || !held.agent().equals(chat.agent.map(Object::toString))) {
            findings.add(
                    Rule.I9 + ": " + tab.name() + " takes " + held.id + " for " + held.state() + " with " + held.agent()
                            + ", fence " + held.fence() + ", but it is " + state + " with " + chat.agent + ", fence "
                            + chat.fence);
        }
    }

    /// I20: what an agent has is what the log says they have.
    private void serving(Staff staff, Tab tab) {
        world.auditor().books().chats.forEach((id, chat) -> {
            boolean theirs = chat.agent
                    .filter(agent -> agent.value().equals(staff.agent()))
                    .isPresent();
            boolean shown =
                    tab.client().held(id.value()).filter(tab.client()::mine).isPresent();
            if (theirs != shown && settled(chat)) {
                findings.add(Rule.I20 + ": " + id + (theirs ? " is " : " is not ") + staff.agent() + "'s, but "
                        + tab.name() + (shown ? " has it" : " does not have it"));
            }
        });
    }

    // --- the database, as the judge of promises takes it

    static long entries(Disk disk) {
        long entries = 0;
        for (var batch : disk.memory().read(Disk.DESK, 0, Integer.MAX_VALUE / 2)) {
            for (var event : batch.events()) {
                if (event instanceof Event.Entered) {
                    entries++;
                }
            }
        }
        return entries;
    }

    private static Stored stored(Disk disk) {
        var order = new LinkedHashMap<ConversationId, List<Stored.Entry>>();
        long number = 0;
        for (var batch : disk.memory().read(Disk.DESK, 0, Integer.MAX_VALUE / 2)) {
            for (var event : batch.events()) {
                if (event instanceof Event.Entered entered) {
                    order.computeIfAbsent(entered.conversation(), id -> new ArrayList<>())
                            .add(entry(entered.entry(), ++number));
                }
            }
        }
        var conversations = new ArrayList<Stored.Conversation>();
        order.forEach((id, entries) -> {
            var row = disk.memory().conversation(id).orElseThrow();
            conversations.add(conversation(row.conversation(), row.marks(), entries));
        });
        return new Stored(conversations);
    }

    private static Stored.Conversation conversation(
            Conversation row, rapport.desk.Marks marks, List<Stored.Entry> entries) {
        var state = switch (row.state()) {
            case State.Idle idle -> "idle";
            case State.Queued queued -> "queued";
            case State.Assigned assigned -> "assigned";
        };
        return new Stored.Conversation(
                row.id().value(),
                state,
                row.agent().map(agent -> agent.id().value()),
                row.fence(),
                row.head().seq(),
                row.head().visible(),
                1,
                1,
                new Marks(marks.visitorDelivered(), marks.visitorRead(), marks.agentDelivered(), marks.agentRead()),
                entries);
    }

    private static Stored.Entry entry(Entry<?> entry, long order) {
        var content = entry.content();
        var kind = kind(content);
        long number = switch (content) {
            case Content.Assigned assigned -> assigned.fence();
            case Content.Opened opened -> opened.cycle();
            case Content.Closed closed -> closed.cycle();
            case Content.Rated rated -> rated.cycle();
            default -> 0;
        };
        var text = switch (content) {
            case Content.Text said -> said.text();
            case Content.Note note -> note.text();
            case Content.TransferNote note -> note.text();
            default -> "";
        };
        var author = switch (entry.author()) {
            case Author.Visitor visitor ->
                Identity.author("visitor", visitor.id().value());
            case Author.Agent agent -> Identity.author("agent", agent.id().value());
            case Author.Desk desk -> "system";
        };
        return new Stored.Entry(
                entry.place().seq(),
                forVisitors(content) ? OptionalLong.of(entry.place().visible()) : OptionalLong.empty(),
                entry.id()
                        .map(id -> Identity.message(author, id.value()))
                        .orElseGet(() -> Identity.event(kind, number)),
                kind,
                entry.id().isPresent(),
                TextHash.of(text),
                content instanceof Content.Assigned assigned ? OptionalLong.of(assigned.fence()) : OptionalLong.empty(),
                OptionalLong.of(order));
    }

    /// Said here once more, so that the product's own idea of it is judged, too.
    private static boolean forVisitors(Content content) {
        return !(content instanceof Content.Note) && !(content instanceof Content.TransferNote);
    }

    private static String kind(Content content) {
        return switch (content) {
            case Content.Text text -> "text";
            case Content.File file -> "file";
            case Content.Note note -> "note";
            case Content.Opened opened -> "opened";
            case Content.Queued queued -> "queued";
            case Content.Assigned assigned -> "assigned";
            case Content.TransferNote note -> "transfer_note";
            case Content.Closed closed -> "closed";
            case Content.Rated rated -> "rated";
        };
    }
}
