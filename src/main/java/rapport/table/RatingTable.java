package rapport.table;

import static rapport.table.Columns.number;
import static rapport.table.Columns.text;

import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import rapport.desk.Content;
import rapport.desk.Entry;

/// The newest rating of each cycle.
public final class RatingTable {
    private static final Table<Record> TABLE = DSL.table(DSL.name("rating"));
    private static final Field<String> CONVERSATION = text("conversation");
    private static final Field<Long> CYCLE = number("cycle");
    private static final Field<Long> SCORE = number("score");
    private static final Field<String> COMMENT = text("comment");
    private static final Field<Long> AT = number("at");

    private RatingTable() {}

    public static void upsert(DSLContext sql, List<Entry<Content.Rated>> ratings) {
        for (var rating : ratings) {
            var content = rating.content();
            sql.insertInto(TABLE, CONVERSATION, CYCLE, SCORE, COMMENT, AT)
                    .values(
                            rating.conversation().value(),
                            content.cycle(),
                            (long) content.score(),
                            content.comment().orElse(null),
                            Columns.millis(rating.at()))
                    .onConflict(CONVERSATION, CYCLE)
                    .doUpdate()
                    .set(SCORE, DSL.excluded(SCORE))
                    .set(COMMENT, DSL.excluded(COMMENT))
                    .set(AT, DSL.excluded(AT))
                    .execute();
        }
    }
}
