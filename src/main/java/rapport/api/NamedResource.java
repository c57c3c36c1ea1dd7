package rapport.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import rapport.desk.Answer;

/// Teams, or skills: what has a name, which no other of them has, and is asked for by its id.
final class NamedResource {
    private static final int LONGEST_NAME = 200;

    private final Named.Kind kind;
    private final FrontDesk desk;
    private final Tags tags;
    private final Changes changes;
    /// Of two who give the same name at once, one is to see the other's.
    private final Lock naming = new ReentrantLock();

    NamedResource(Named.Kind kind, FrontDesk desk, Tags tags, Changes changes) {
        this.kind = kind;
        this.desk = desk;
        this.tags = tags;
        this.changes = changes;
    }

    Reply list(Call call) {
        List<Tagged> all = all().stream().map(tags::tag).toList();
        return Reply.ok(Map.of(kind.plural(), all));
    }

    Reply read(Call call) {
        return known(call).map(Reply::ok).orElseGet(() -> Reply.refused(Problem.notFound()));
    }

    Reply create(Call call) {
        String name = call.body(fields -> Names.read(fields, LONGEST_NAME));
        Named made = new Named(kind.newId().get(), name);
        return named(made, () -> Reply.created("/api/v1/" + kind.plural() + "/" + made.id(), tags.tag(made)));
    }

    Reply change(Call call) {
        Optional<String> name = call.body(fields -> Names.optional(fields, LONGEST_NAME));
        return changes.change(call, () -> known(call), before -> {
            if (name.isEmpty()) {
                return Reply.ok(before);
            }
            Named changed = new Named(call.id(), name.get());
            return named(changed, () -> Reply.ok(tags.tag(changed)));
        });
    }

    Reply delete(Call call) {
        return changes.change(call, () -> known(call), before -> {
            Answer answer = desk.ask(kind.remove().apply(call.id()));
            return answer instanceof Answer.Refused refused
                    ? Reply.refused(Refusals.problem(refused))
                    : Reply.nothing();
        });
    }

    private Reply named(Named wanted, Supplier<Reply> done) {
        naming.lock();
        try {
            boolean taken =
                    all().stream().anyMatch(other -> !other.id().equals(wanted.id()) && other.isCalled(wanted.name()));
            if (taken) {
                return Reply.refused(Problem.conflict("name_taken", "Another one has this name.")
                        .at("name", Fault.TAKEN));
            }
            desk.ask(kind.set().apply(wanted));
            return done.get();
        } finally {
            naming.unlock();
        }
    }

    private List<Named> all() {
        return desk.inspect(kind.all());
    }

    private Optional<Tagged> known(Call call) {
        return desk.inspect(view -> kind.byId(view, call.id())).map(tags::tag);
    }
}
