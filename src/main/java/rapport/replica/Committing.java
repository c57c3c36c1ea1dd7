package rapport.replica;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import rapport.desk.Answer;
import rapport.desk.Code;
import rapport.desk.Command;
import rapport.desk.Conversation;
import rapport.desk.ConversationId;
import rapport.desk.Decision;
import rapport.desk.Desk;
import rapport.desk.DeskId;
import rapport.desk.Event;
import rapport.desk.MessageId;
import rapport.desk.Moment;
import rapport.desk.Receipt;
import rapport.log.Batch;
import rapport.log.EventLog;
import rapport.log.EventLog.Appended;
import rapport.log.Tables;

/// Turns a batch of orders into one append: decides them one after the other, each on the state that the ones before it
/// left, and appends what came of it. Nothing is final, and nobody is told anything, before that has succeeded.
///
/// Whoever lost the race for the position reads what was missed and decides again. Whoever does not know whether an
/// append took effect appends the same batch again until the position says whose it is.
final class Committing {
    private static final int READ_AT_ONCE = 64;
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Desk desk;
    private final DeskId id;
    private final String run;
    private final EventLog log;
    private final Tables tables;
    private final Told told;
    private final Pause pause;
    private long position;
    private long batches;

    /// Told of every batch that became part of the desk, ours or another node's, right after it did.
    interface Told {
        void committed(Collection<Event> events, Map<ConversationId, Optional<Conversation>> before);
    }

    /// Lets time pass before a failed append is tried again.
    interface Pause {
        /// Returns after that long, or throws if it is not to be tried again.
        void pause(Duration duration, EventLog.LogFailed why);
    }

    /// An order, and the command it comes down to.
    /// @param missing conversations that were looked for and do not exist
    record Wish(Order order, Command command, Consumer<Answer> then, Set<ConversationId> missing) {
        Optional<Listener> from() {
            return order instanceof Order.Submit submit ? submit.from() : Optional.empty();
        }
    }

    /// What a batch comes to: the answers that may be given now, and the orders that wait for a conversation.
    ///
    /// @param posted the messages of this very batch: neither the tables nor, if there are many, the conversation's
    ///     recent ids know them
    private record Attempt(
            List<Event> events, List<Runnable> answers, Map<Wish, ConversationId> parked, Map<Key, Receipt> posted) {}

    private record Key(ConversationId conversation, String sender, MessageId id) {}

    /// @param run a name that no other run of a replica of this desk ever had, here or elsewhere
    Committing(Desk desk, DeskId id, String run, EventLog log, Tables tables, Told told, Pause pause) {
        this.desk = desk;
        this.id = id;
        this.run = run;
        this.log = log;
        this.tables = tables;
        this.told = told;
        this.pause = pause;
    }

    /// Where the desk is.
    void at(long newPosition) {
        position = newPosition;
    }

    long position() {
        return position;
    }

    /// Carries out the wishes and settles the desk.
    ///
    /// @param moment asked anew for every attempt
    /// @param sweep whether to look at everything, trusting no hint
    /// @param absent told of wishes that must wait for a conversation
    void commit(List<Wish> wishes, boolean sweep, Supplier<Moment> moment, BiConsumer<ConversationId, Order> absent) {
        var known = new HashMap<Key, Receipt>();
        while (true) {
            var now = desk.logTime(moment.get());
            desk.begin();
            var attempt = attempt(wishes, sweep, now, known);
            var batch = new Batch(run + ":" + batches++, now.now(), attempt.events());
            var before = desk.before();
            switch (append(batch, attempt)) {
                case Appended.Stored stored -> {
                    position += batch.events().isEmpty() ? 0 : 1;
                    desk.resume(now.now());
                    desk.commit();
                    told.committed(batch.events(), before);
                    attempt.answers().forEach(Runnable::run);
                    attempt.parked().forEach((wish, conversation) -> absent.accept(conversation, wish.order()));
                    return;
                }
                case Appended.Overtaken overtaken -> {
                    desk.rollback();
                    catchUp();
                }
                case Appended.Repeated repeated -> {
                    desk.rollback();
                    repeated.known()
                            .forEach(message -> known.put(
                                    new Key(
                                            message.conversation(),
                                            message.receipt().sender(),
                                            message.receipt().id()),
                                    message.receipt()));
                }
            }
        }
    }

    /// Reads what other nodes appended.
    void catchUp() {
        while (true) {
            List<Batch> missed;
            try {
                missed = log.read(id, position, READ_AT_ONCE);
            } catch (EventLog.LogFailed unreadable) {
                pause.pause(PAUSE, unreadable);
                continue;
            }
            for (var batch : missed) {
                desk.begin();
                desk.apply(batch.events());
                desk.resume(batch.at());
                var before = desk.before();
                desk.commit();
                position++;
                told.committed(batch.events(), before);
            }
            if (missed.size() < READ_AT_ONCE) {
                return;
            }
        }
    }

    private Attempt attempt(List<Wish> wishes, boolean sweep, Moment now, Map<Key, Receipt> known) {
        var attempt = new Attempt(new ArrayList<>(), new ArrayList<>(), new LinkedHashMap<>(), new HashMap<>());
        // What time has brought about comes first: whose patience is over is not overtaken by who comes now.
        settle(attempt, now);
        var held = new HashMap<Listener, ConversationId>();
        for (var wish : wishes) {
            var before = wish.from().map(held::get);
            if (before.isPresent()) {
                // What came before it by the same connection has to wait.
                attempt.parked().put(wish, before.get());
                continue;
            }
            switch (decide(wish.command(), now, known, attempt)) {
                case Decision.Decided decided -> {
                    happen(attempt, decided.events());
                    attempt.answers().add(() -> wish.then().accept(decided.answer()));
                    settle(attempt, now);
                }
                case Decision.Needs needs -> {
                    if (!wish.missing().contains(needs.conversation())) {
                        attempt.parked().put(wish, needs.conversation());
                        wish.from().ifPresent(listener -> held.put(listener, needs.conversation()));
                    } else {
                        attempt.answers()
                                .add(() -> wish.then().accept(Answer.refused(Code.NOT_FOUND, "no such conversation")));
                    }
                }
                case Decision.Unsure unsure -> throw new IllegalStateException("looked up and still unsure: " + unsure);
            }
        }
        if (sweep) {
            happen(attempt, desk.sweep(now));
        }
        settle(attempt, now);
        return attempt;
    }

    private Decision decide(Command command, Moment now, Map<Key, Receipt> known, Attempt attempt) {
        var informed = command instanceof Command.PostMessage post ? informed(post, known, attempt) : command;
        var decision = desk.decide(informed, now);
        if (decision instanceof Decision.Unsure unsure && informed instanceof Command.PostMessage post) {
            return desk.decide(post.found(lookUp(unsure)), now);
        }
        return decision;
    }

    private static Command informed(Command.PostMessage post, Map<Key, Receipt> known, Attempt attempt) {
        var key = new Key(post.conversation(), post.sender().key(), post.id());
        var receipt = attempt.posted().getOrDefault(key, known.get(key));
        return receipt == null ? post : post.found(new Command.Lookup.Known(receipt));
    }

    private Command.Lookup lookUp(Decision.Unsure unsure) {
        while (true) {
            try {
                return tables.receipt(unsure.conversation(), unsure.sender(), unsure.id())
                        .<Command.Lookup>map(Command.Lookup.Known::new)
                        .orElse(Command.Lookup.UNKNOWN);
            } catch (EventLog.LogFailed unreadable) {
                pause.pause(PAUSE, unreadable);
            }
        }
    }

    private void settle(Attempt attempt, Moment now) {
        for (var events = desk.settle(now); !events.isEmpty(); events = desk.settle(now)) {
            happen(attempt, events);
        }
    }

    private void happen(Attempt attempt, List<Event> events) {
        desk.apply(events);
        attempt.events().addAll(events);
        for (var event : events) {
            if (event instanceof Event.MessagePosted posted) {
                var receipt = posted.receipt();
                attempt.posted().put(new Key(posted.conversation(), receipt.sender(), receipt.id()), receipt);
            }
        }
    }

    /// Appends until the outcome is known.
    private Appended append(Batch batch, Attempt attempt) {
        if (batch.events().isEmpty() && attempt.answers().isEmpty()) {
            return Appended.STORED;
        }
        var changes = desk.changes();
        while (true) {
            try {
                return log.append(id, position, batch, changes);
            } catch (EventLog.LogFailed failed) {
                // Nothing was stored, or nobody knows: either way the same batch at the same position is what is
                // wanted, and as long as nothing else is appended here it is also still what was decided.
                pause.pause(PAUSE, failed);
            }
        }
    }
}
