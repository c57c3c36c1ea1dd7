package rapport.table;

import static rapport.table.Columns.number;
import static rapport.table.Columns.text;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import rapport.desk.DeskId;
import rapport.desk.Hours;
import rapport.desk.Policy;
import rapport.desk.Requirements;
import rapport.desk.ReturnPolicy;
import rapport.desk.SiteId;
import rapport.desk.Strategy;

/// The sites' routing policies.
public final class PolicyTable {
    private static final Table<Record> TABLE = DSL.table(DSL.name("policy"));
    private static final Field<String> SITE = text("site");
    private static final Field<String> DESK = text("desk");
    private static final Field<String> STRATEGY = text("strategy");
    private static final Field<Long> GRACE = number("grace");
    private static final Field<Long> MEMORY = number("memory");
    private static final Field<Long> PATIENCE = number("patience");
    private static final Field<String> RETURN_POLICY = text("return_policy");
    private static final Field<Long> ANSWER_TIME = number("answer_time");
    private static final Field<Long> IDLE_TIME = number("idle_time");

    private static final Field<String> REQUIREMENTS = text("requirements");
    private static final Field<Long> QUEUE_LIMIT = number("queue_limit");
    private static final Field<String> HOURS = text("hours");
    private static final Field<Long> GONE = number("gone");

    private PolicyTable() {}

    public static void upsert(DSLContext sql, DeskId desk, Map<SiteId, Policy> policies) {
        policies.forEach((site, policy) -> sql.insertInto(TABLE)
                .set(SITE, site.value())
                .set(DESK, desk.value())
                .set(values(policy))
                .onConflict(SITE)
                .doUpdate()
                .set(values(policy))
                .execute());
    }

    public static Map<SiteId, Policy> all(DSLContext sql, DeskId desk) {
        var policies = new TreeMap<SiteId, Policy>();
        sql.select(
                        SITE,
                        STRATEGY,
                        GRACE,
                        MEMORY,
                        PATIENCE,
                        RETURN_POLICY,
                        ANSWER_TIME,
                        IDLE_TIME,
                        REQUIREMENTS,
                        QUEUE_LIMIT,
                        HOURS,
                        GONE)
                .from(TABLE)
                .where(DESK.eq(desk.value()))
                .forEach(row -> policies.put(new SiteId(row.get(SITE)), policy(row)));
        return policies;
    }

    private static Map<Field<?>, @Nullable Object> values(Policy policy) {
        var values = new LinkedHashMap<Field<?>, @Nullable Object>();
        values.put(STRATEGY, policy.strategy().name());
        values.put(GRACE, policy.grace().toMillis());
        values.put(MEMORY, policy.memory().toMillis());
        values.put(PATIENCE, policy.patience().toMillis());
        values.put(RETURN_POLICY, policy.returnPolicy().name());
        values.put(ANSWER_TIME, policy.answerTime().toMillis());
        values.put(IDLE_TIME, policy.idleTime().toMillis());
        values.put(REQUIREMENTS, Json.write(policy.requirements()));
        values.put(QUEUE_LIMIT, (long) policy.queueLimit());
        values.put(HOURS, Columns.text(policy.hours(), Json::write));
        values.put(GONE, Columns.flag(policy.gone()));
        return values;
    }

    private static Policy policy(Record row) {
        return new Policy(
                Strategy.valueOf(row.get(STRATEGY)),
                Duration.ofMillis(row.get(GRACE)),
                Duration.ofMillis(row.get(MEMORY)),
                Duration.ofMillis(row.get(PATIENCE)),
                ReturnPolicy.valueOf(row.get(RETURN_POLICY)),
                Duration.ofMillis(row.get(ANSWER_TIME)),
                Duration.ofMillis(row.get(IDLE_TIME)),
                Columns.optional(row, REQUIREMENTS, json -> Json.read(json, Requirements.class))
                        .orElse(Requirements.NONE),
                Math.toIntExact(row.get(QUEUE_LIMIT)),
                Columns.optional(row, HOURS, json -> Json.read(json, Hours.class)),
                Columns.flag(row, GONE));
    }
}
