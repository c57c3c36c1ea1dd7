package rapport.table;

import static rapport.table.Columns.number;
import static rapport.table.Columns.optional;
import static rapport.table.Columns.text;
import static rapport.table.Columns.time;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import rapport.desk.AgentId;
import rapport.desk.AgentRef;
import rapport.desk.Arrival;
import rapport.desk.Binding;
import rapport.desk.Conversation;
import rapport.desk.ConversationId;
import rapport.desk.DeskId;
import rapport.desk.Hidden;
import rapport.desk.LastMessage;
import rapport.desk.Place;
import rapport.desk.Profile;
import rapport.desk.Recents;
import rapport.desk.Requirements;
import rapport.desk.SiteId;
import rapport.desk.State;
import rapport.desk.Talk;
import rapport.desk.VisitorId;
import rapport.sql.Rows;
import tools.jackson.core.type.TypeReference;

/// Conversations with their visitors and bindings.
public final class ConversationTable {
    public static final Table<Record> TABLE = DSL.table(DSL.name("conversation"));
    public static final Field<String> ID = text("id");
    /// As [#ID], where another table with such a column is joined.
    public static final Field<String> QUALIFIED_ID = DSL.field(DSL.name("conversation", "id"), String.class);

    public static final Field<String> DESK = text("desk");
    public static final Field<String> SITE = text("site");
    static final Field<String> VISITOR = text("visitor");
    static final Field<String> SUBJECT = text("subject");
    static final Field<String> NAME = text("name");
    static final Field<String> EMAIL = text("email");
    static final Field<String> ATTRIBUTES = text("attributes");
    static final Field<String> OWNER = text("owner");
    static final Field<String> LAST_AGENT = text("last_agent");
    static final Field<Long> LAST_AGENT_AT = number("last_agent_at");
    static final Field<Long> LAST_AGENT_ANSWERED = number("last_agent_answered");
    public static final Field<String> STATE = text("state");
    static final Field<Long> ARRIVAL_AT = number("arrival_at");
    static final Field<Long> ARRIVAL_NUMBER = number("arrival_number");
    static final Field<Long> PATIENT_UNTIL = number("patient_until");
    public static final Field<String> AGENT = text("agent");
    static final Field<String> AGENT_NAME = text("agent_name");
    static final Field<Long> SINCE = number("since");
    static final Field<Long> ANSWERED = number("answered");
    public static final Field<Long> HEAD = number("head");
    static final Field<Long> HEAD_VISIBLE = number("head_visible");
    static final Field<Long> FLOOR = number("floor");
    static final Field<Long> CYCLE = number("cycle");
    static final Field<Long> FENCE = number("fence");
    static final Field<Long> PRIORITY = number("priority");
    static final Field<String> REQUIREMENTS = text("requirements");
    static final Field<Long> OWED_SINCE = number("owed_since");
    static final Field<String> LAST = text("last");
    static final Field<String> LAST_VISIBLE = text("last_visible");
    static final Field<String> PASSED_OVER = text("passed_over");
    static final Field<String> EARLIER = text("earlier");
    static final Field<String> CONTINUED_IN = text("continued_in");
    public static final Field<Long> ACTIVE_AT = number("active_at");
    private static final Field<Long> AS_OF = number("as_of");
    private static final Field<Long> STORED_AS_OF = DSL.field(DSL.name("conversation", "as_of"), Long.class);

    public static final String IDLE = "idle";
    private static final String QUEUED = "queued";
    private static final String ASSIGNED = "assigned";

    private static final TypeReference<Map<String, String>> STRINGS = new TypeReference<>() {};
    private static final TypeReference<Set<AgentId>> AGENTS = new TypeReference<>() {};
    private static final TypeReference<List<ConversationId>> CONVERSATIONS = new TypeReference<>() {};

    private ConversationTable() {}

    /// A row.
    ///
    /// @param activeAt when the conversation was last added to
    /// @param asOf the position of its desk's log that made it so
    public record Row(Conversation conversation, Instant activeAt, long asOf) {}

    /// All columns, typed: what [#conversation] needs.
    public static List<Field<?>> columns() {
        return List.of(
                QUALIFIED_ID,
                DESK,
                SITE,
                VISITOR,
                SUBJECT,
                NAME,
                EMAIL,
                ATTRIBUTES,
                OWNER,
                LAST_AGENT,
                LAST_AGENT_AT,
                LAST_AGENT_ANSWERED,
                STATE,
                ARRIVAL_AT,
                ARRIVAL_NUMBER,
                PATIENT_UNTIL,
                AGENT,
                AGENT_NAME,
                SINCE,
                ANSWERED,
                HEAD,
                HEAD_VISIBLE,
                FLOOR,
                CYCLE,
                FENCE,
                PRIORITY,
                REQUIREMENTS,
                OWED_SINCE,
                LAST,
                LAST_VISIBLE,
                PASSED_OVER,
                EARLIER,
                CONTINUED_IN,
                ACTIVE_AT);
    }

    private static Map<Field<?>, @Nullable Object> columns(DeskId desk, Row written) {
        var conversation = written.conversation();
        var row = new LinkedHashMap<Field<?>, @Nullable Object>();
        var profile = conversation.profile();
        var binding = conversation.binding();
        var talk = conversation.talk();
        row.put(ID, conversation.id().value());
        row.put(DESK, desk.value());
        row.put(SITE, conversation.site().value());
        row.put(VISITOR, profile.visitor().value());
        row.put(SUBJECT, profile.subject().orElse(null));
        row.put(NAME, profile.name().orElse(null));
        row.put(EMAIL, profile.email().orElse(null));
        row.put(ATTRIBUTES, profile.attributes().isEmpty() ? "{}" : Json.write(profile.attributes()));
        row.put(OWNER, text(binding.owner(), AgentId::value));
        row.put(LAST_AGENT, text(binding.last(), last -> last.agent().value()));
        row.put(LAST_AGENT_AT, Columns.millis(binding.last().map(Binding.LastAgent::at)));
        row.put(
                LAST_AGENT_ANSWERED,
                binding.last().map(last -> Columns.flag(last.answered())).orElse(null));
        state(row, conversation.state());
        row.put(HEAD, conversation.head().seq());
        row.put(HEAD_VISIBLE, conversation.head().visible());
        row.put(FLOOR, conversation.floor());
        row.put(CYCLE, conversation.cycle());
        row.put(FENCE, conversation.fence());
        row.put(PRIORITY, (long) conversation.priority());
        row.put(REQUIREMENTS, text(conversation.requirements(), Json::write));
        row.put(OWED_SINCE, Columns.millis(talk.owedSince()));
        var last = text(talk.last(), Json::write);
        row.put(LAST, last);
        row.put(LAST_VISIBLE, talk.lastVisible().equals(talk.last()) ? last : text(talk.lastVisible(), Json::write));
        row.put(PASSED_OVER, list(conversation.passedOver()));
        row.put(EARLIER, list(conversation.earlier()));
        row.put(CONTINUED_IN, text(conversation.continuedIn(), ConversationId::value));
        row.put(ACTIVE_AT, Columns.millis(written.activeAt()));
        row.put(AS_OF, written.asOf());
        return row;
    }

    private static String list(Collection<?> ids) {
        return ids.isEmpty() ? "[]" : Json.write(ids);
    }

    private static void state(Map<Field<?>, @Nullable Object> row, State state) {
        var open = state instanceof State.Open some ? Optional.of(some) : Optional.<State.Open>empty();
        var queued = state instanceof State.Queued some ? Optional.of(some) : Optional.<State.Queued>empty();
        var assigned = state instanceof State.Assigned some ? Optional.of(some) : Optional.<State.Assigned>empty();
        row.put(STATE, queued.isPresent() ? QUEUED : assigned.isPresent() ? ASSIGNED : IDLE);
        row.put(ARRIVAL_AT, Columns.millis(open.map(some -> some.arrival().at())));
        row.put(ARRIVAL_NUMBER, open.map(some -> some.arrival().number()).orElse(null));
        row.put(PATIENT_UNTIL, Columns.millis(queued.flatMap(State.Queued::patientUntil)));
        row.put(AGENT, text(assigned, some -> some.agent().id().value()));
        row.put(AGENT_NAME, text(assigned, some -> some.agent().name()));
        row.put(SINCE, Columns.millis(assigned.map(State.Assigned::since)));
        row.put(ANSWERED, assigned.map(some -> Columns.flag(some.answered())).orElse(null));
    }

    /// Writes the rows, new or not; those that are newer in the table stay.
    public static void upsert(DSLContext sql, DeskId desk, List<Row> conversations) {
        if (conversations.isEmpty()) {
            return;
        }
        var rows = conversations.stream().map(row -> columns(desk, row)).toList();
        var fields = List.copyOf(rows.getFirst().keySet());
        Rows.write(
                sql,
                "conversation",
                spelt -> statement(spelt, fields),
                rows.stream()
                        .<@Nullable Object[]>map(row -> row.values().toArray(new @Nullable Object[0]))
                        .toList());
    }

    private static Query statement(DSLContext sql, List<Field<?>> fields) {
        var unset = new ArrayList<@Nullable Object>();
        fields.forEach(field -> unset.add(null));
        var excluded = fields.stream()
                .filter(field -> !field.equals(ID))
                .collect(Collectors.toMap(
                        field -> field, field -> DSL.excluded(field), (a, b) -> a, LinkedHashMap::new));
        return sql.insertInto(TABLE, fields)
                .values(unset)
                .onConflict(ID)
                .doUpdate()
                .set(excluded)
                .where(DSL.excluded(AS_OF).ge(STORED_AS_OF));
    }

    /// One row, without the hidden numbers.
    public static Optional<Row> read(DSLContext sql, ConversationId id) {
        return sql.select(columns())
                .select(AS_OF)
                .from(TABLE)
                .where(ID.eq(id.value()))
                .fetchOptional(
                        row -> new Row(conversation(row, Hidden.NONE), Columns.at(row, ACTIVE_AT), row.get(AS_OF)));
    }

    /// The conversation of a row; the hidden numbers are in another table.
    public static Conversation conversation(Record row, Hidden hidden) {
        return new Conversation(
                new ConversationId(row.get(QUALIFIED_ID)),
                new SiteId(row.get(SITE)),
                new Profile(
                        new VisitorId(row.get(VISITOR)),
                        Optional.ofNullable(row.get(SUBJECT)),
                        Optional.ofNullable(row.get(NAME)),
                        Optional.ofNullable(row.get(EMAIL)),
                        Json.read(row.get(ATTRIBUTES), STRINGS)),
                new Binding(
                        optional(row, OWNER, AgentId::new),
                        optional(row, LAST_AGENT, AgentId::new)
                                .map(agent -> new Binding.LastAgent(
                                        agent,
                                        Columns.at(row, LAST_AGENT_AT),
                                        Columns.flag(row, LAST_AGENT_ANSWERED)))),
                state(row),
                new Place(row.get(HEAD), row.get(HEAD_VISIBLE)),
                row.get(FLOOR),
                hidden,
                row.get(CYCLE),
                row.get(FENCE),
                Math.toIntExact(row.get(PRIORITY)),
                optional(row, REQUIREMENTS, json -> Json.read(json, Requirements.class)),
                new Talk(
                        optional(row, LAST, json -> Json.read(json, LastMessage.class)),
                        optional(row, LAST_VISIBLE, json -> Json.read(json, LastMessage.class)),
                        time(row, OWED_SINCE),
                        Recents.NONE),
                Json.read(row.get(PASSED_OVER), AGENTS),
                Json.read(row.get(EARLIER), CONVERSATIONS),
                optional(row, CONTINUED_IN, ConversationId::new));
    }

    private static State state(Record row) {
        return switch (row.get(STATE)) {
            case IDLE -> State.IDLE;
            case QUEUED -> new State.Queued(arrival(row), time(row, PATIENT_UNTIL));
            case ASSIGNED ->
                new State.Assigned(
                        arrival(row),
                        new AgentRef(new AgentId(row.get(AGENT)), row.get(AGENT_NAME)),
                        Columns.at(row, SINCE),
                        Columns.flag(row, ANSWERED));
            default -> throw new IllegalStateException("state " + row.get(STATE) + " of " + row.get(QUALIFIED_ID));
        };
    }

    private static Arrival arrival(Record row) {
        return new Arrival(Columns.at(row, ARRIVAL_AT), row.get(ARRIVAL_NUMBER));
    }
}
