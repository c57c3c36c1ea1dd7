package rapport.table;

import static rapport.table.Columns.number;
import static rapport.table.Columns.text;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import rapport.desk.DeskId;
import rapport.desk.Event;
import rapport.sql.Rows;
import tools.jackson.core.type.TypeReference;

/// The log itself: one row a batch.
public final class LogTable {
    private static final Table<Record> TABLE = DSL.table(DSL.name("log"));
    private static final Field<String> DESK = text("desk");
    private static final Field<Long> POSITION = number("position");
    private static final Field<String> ORIGIN = text("origin");
    private static final Field<Long> AT = number("at");
    private static final Field<String> EVENTS = text("events");
    private static final TypeReference<List<Event>> EVENT_LIST = new TypeReference<>() {};

    private LogTable() {}

    /// A row.
    public record Row(long position, String origin, Instant at, List<Event> events) {}

    public static void insert(DSLContext sql, DeskId desk, Row row) {
        Rows.write(
                sql,
                "log",
                spelt -> spelt.insertInto(TABLE, DESK, POSITION, ORIGIN, AT, EVENTS)
                        .values((String) null, null, null, null, null),
                List.<@Nullable Object[]>of(new @Nullable Object[] {
                    desk.value(),
                    row.position(),
                    row.origin(),
                    Columns.millis(row.at()),
                    Json.write(row.events(), EVENT_LIST)
                }));
    }

    /// The position of the newest batch; 0 while there is none.
    public static long head(DSLContext sql, DeskId desk) {
        return sql.select(DSL.coalesce(DSL.max(POSITION), DSL.inline(0L)))
                .from(TABLE)
                .where(DESK.eq(desk.value()))
                .fetchSingle()
                .value1();
    }

    /// Who wrote the batch at a position.
    public static Optional<String> origin(DSLContext sql, DeskId desk, long position) {
        return sql.select(ORIGIN)
                .from(TABLE)
                .where(DESK.eq(desk.value()), POSITION.eq(position))
                .fetchOptional(ORIGIN);
    }

    /// The time of the batch at a position.
    public static Optional<Instant> at(DSLContext sql, DeskId desk, long position) {
        return sql.select(AT)
                .from(TABLE)
                .where(DESK.eq(desk.value()), POSITION.eq(position))
                .fetchOptional(AT)
                .map(Instant::ofEpochMilli);
    }

    /// At most `limit` batches after a position, in order.
    public static List<Row> after(DSLContext sql, DeskId desk, long position, int limit) {
        return sql.select(POSITION, ORIGIN, AT, EVENTS)
                .from(TABLE)
                .where(DESK.eq(desk.value()), POSITION.gt(position))
                .orderBy(POSITION)
                .limit(limit)
                .fetch(row -> new Row(
                        row.get(POSITION),
                        row.get(ORIGIN),
                        Columns.at(row, AT),
                        Json.read(row.get(EVENTS), EVENT_LIST)));
    }
}
