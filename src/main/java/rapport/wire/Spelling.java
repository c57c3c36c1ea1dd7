package rapport.wire;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import rapport.desk.CloseReason;
import rapport.desk.Code;
import rapport.desk.QueueReason;
import rapport.desk.Role;
import rapport.desk.Rule;
import rapport.desk.Status;
import rapport.desk.Trigger;

/// How the constants of an enum stand on the wire: their names in lower case.
final class Spelling<E extends Enum<E>> {
    static final Spelling<Status> STATUS = new Spelling<>(Status.class);
    static final Spelling<Role> ROLE = new Spelling<>(Role.class);
    static final Spelling<Code> CODE = new Spelling<>(Code.class);
    static final Spelling<QueueReason> QUEUE_REASON = new Spelling<>(QueueReason.class);
    static final Spelling<CloseReason> CLOSE_REASON = new Spelling<>(CloseReason.class);
    static final Spelling<Rule> RULE = new Spelling<>(Rule.class);
    static final Spelling<Trigger> TRIGGER = new Spelling<>(Trigger.class);
    static final Spelling<FromAgent.Scope> SCOPE = new Spelling<>(FromAgent.Scope.class);
    static final Spelling<Posted.PostedKind> POSTED = new Spelling<>(Posted.PostedKind.class);
    static final Spelling<Kind> KIND = new Spelling<>(Kind.class);
    static final Spelling<Standing.Phase> PHASE = new Spelling<>(Standing.Phase.class);
    static final Spelling<ToBoth.ResetReason> RESET_REASON = new Spelling<>(ToBoth.ResetReason.class);
    static final Spelling<FrameType> FRAME = new Spelling<>(FrameType.class);

    private final Map<E, String> written;
    private final Map<String, E> read = new HashMap<>();
    private final String choices;

    Spelling(Class<E> type) {
        written = new EnumMap<>(type);
        for (var constant : type.getEnumConstants()) {
            var spelled = constant.name().toLowerCase(Locale.ROOT);
            written.put(constant, spelled);
            read.put(spelled, constant);
        }
        choices = "one of " + String.join(", ", written.values());
    }

    String write(E constant) {
        var spelled = written.get(constant);
        if (spelled == null) {
            throw new AssertionError("a constant without a spelling: " + constant);
        }
        return spelled;
    }

    Optional<E> read(String spelled) {
        return Optional.ofNullable(read.get(spelled));
    }

    /// For people: "one of online, away, offline".
    String choices() {
        return choices;
    }
}
