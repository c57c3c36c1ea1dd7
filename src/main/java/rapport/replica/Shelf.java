package rapport.replica;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import rapport.desk.Command;
import rapport.desk.Conversation;
import rapport.desk.ConversationId;
import rapport.desk.Desk;
import rapport.desk.Marks;
import rapport.desk.Profile;
import rapport.desk.SiteId;
import rapport.log.Tables;

/// Brings idle conversations into memory for those who ask about them, and lets go of them again.
///
/// Orders about a conversation that is not in memory wait here, in their order, until its row has been read. A row that
/// changed while it was being read is read again. What a connection submits after something that waits here waits
/// behind
/// it, whatever it is about: nothing overtakes.
final class Shelf {
    /// Idle conversations kept in memory, those that somebody follows aside.
    private static final int KEPT = 10_000;

    private static final class Wait {
        private final List<Order> orders = new ArrayList<>();
        private boolean touched;
    }

    /// What an order that waited is told.
    record Ready(List<Order> orders, boolean exists) {}

    private final Desk desk;
    private final MarkBook marks;
    private final Consumer<ConversationId> read;
    private final Map<ConversationId, Wait> waits = new HashMap<>();
    private final Map<Listener, ConversationId> held = new HashMap<>();
    private final LinkedHashMap<ConversationId, Boolean> idle = new LinkedHashMap<>(16, 0.75f, true);

    /// @param read asks for a row, which comes back as [Order.Loaded]
    Shelf(Desk desk, MarkBook marks, Consumer<ConversationId> read) {
        this.desk = desk;
        this.marks = marks;
        this.read = read;
    }

    /// Whether orders about this conversation must wait: it is not here, or others wait already.
    boolean absent(ConversationId conversation) {
        if (waits.containsKey(conversation)) {
            return true;
        }
        idle.get(conversation);
        return desk.conversation(conversation).isEmpty();
    }

    /// For which conversation others wait that this order may not overtake: others about the same, or others of the
    /// same
    /// connection.
    Optional<ConversationId> before(Order.Submit order) {
        var awaited = order.command() instanceof Command.OnConversation on && waits.containsKey(on.conversation())
                ? Optional.of(on.conversation())
                : Optional.<ConversationId>empty();
        return order.from().map(held::get).or(() -> awaited);
    }

    void await(ConversationId conversation, Order order) {
        var wait = waits.get(conversation);
        if (wait == null) {
            wait = new Wait();
            waits.put(conversation, wait);
            read.accept(conversation);
        }
        wait.orders.add(order);
        if (order instanceof Order.Submit submit) {
            submit.from().ifPresent(listener -> held.put(listener, conversation));
        }
    }

    /// Orders of a listener that left are not carried out any more.
    void giveUp(Listener listener) {
        for (var wait : waits.values()) {
            wait.orders.removeIf(
                    order -> order instanceof Order.About about && about.from().equals(Optional.of(listener)));
        }
    }

    /// Something happened to these conversations: a row being read may be older, and one that is idle now may stay.
    void touched(Set<ConversationId> conversations) {
        for (var id : conversations) {
            var wait = waits.get(id);
            if (wait != null) {
                wait.touched = true;
            }
            used(id);
        }
    }

    /// What is idle is the newest of those that may be let go; what is open stays.
    private void used(ConversationId id) {
        if (desk.conversation(id).filter(conversation -> !conversation.open()).isPresent()) {
            idle.put(id, true);
        } else {
            idle.remove(id);
        }
    }

    /// A row was read. Gives the orders that waited for it, unless it has to be read again.
    Optional<Ready> loaded(ConversationId id, Optional<Tables.Row> row) {
        var wait = waits.get(id);
        if (wait == null) {
            return Optional.empty();
        }
        if (wait.touched) {
            wait.touched = false;
            read.accept(id);
            return Optional.empty();
        }
        waits.remove(id);
        held.values().removeIf(id::equals);
        row.or(() -> newcomerAt(wait.orders)
                        .map(site -> Conversation.blank(site, Profile.anonymous(id.visitor())))
                        .map(blank -> new Tables.Row(blank, Marks.NONE, 0)))
                .ifPresent(this::bring);
        return Optional.of(new Ready(wait.orders, desk.conversation(id).isPresent()));
    }

    /// A row could not be read: try again.
    void again(ConversationId id) {
        if (waits.containsKey(id)) {
            read.accept(id);
        }
    }

    /// Lets go of idle conversations beyond the limit that nobody follows, the longest unused first.
    void tidy(Predicate<Conversation> followed) {
        var eldest = idle.keySet().iterator();
        int excess = idle.size() - KEPT;
        while (excess > 0 && eldest.hasNext()) {
            var id = eldest.next();
            if (desk.conversation(id).filter(followed).isEmpty() && marks.saved(id)) {
                eldest.remove();
                desk.forget(id);
                marks.forget(id);
            }
            excess--;
        }
    }

    private void bring(Tables.Row row) {
        desk.bring(row.conversation());
        marks.bring(row.conversation().id(), row.marks());
        // Another node may have opened it while its row was being read.
        used(row.conversation().id());
    }

    private static Optional<SiteId> newcomerAt(Collection<Order> orders) {
        return orders.stream()
                .flatMap(order -> switch (order) {
                    case Order.About about -> about.newcomerAt().stream();
                    case Order.Submit submit -> submit.newcomerAt().stream();
                    default -> Stream.<SiteId>empty();
                })
                .findFirst();
    }
}
