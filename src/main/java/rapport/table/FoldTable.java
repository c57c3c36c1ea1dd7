package rapport.table;

import static rapport.table.Columns.number;
import static rapport.table.Columns.text;

import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import rapport.desk.DeskId;

/// Up to which position of a desk's log all rows of conversations are written, at least.
public final class FoldTable {
    private static final Table<Record> TABLE = DSL.table(DSL.name("fold"));
    private static final Field<String> DESK = text("desk");
    private static final Field<Long> POSITION = number("position");

    private FoldTable() {}

    public static void upsert(DSLContext sql, DeskId desk, long position) {
        sql.insertInto(TABLE, DESK, POSITION)
                .values(desk.value(), position)
                .onConflict(DESK)
                .doUpdate()
                .set(POSITION, DSL.excluded(POSITION))
                .execute();
    }

    /// Of the desks that ever had late rows.
    public static Map<DeskId, Long> all(DSLContext sql) {
        return sql.select(DESK, POSITION).from(TABLE).fetchMap(row -> new DeskId(row.value1()), row -> row.value2());
    }
}
