package rapport.directory;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.table;

import java.util.Optional;
import org.jooq.Field;
import org.jooq.Table;
import rapport.desk.SiteId;
import rapport.desk.VisitorId;
import rapport.sql.Database;

/// Which visitor a site's own user is. Blocks.
final class Persons {
    private static final Table<?> IDENTITY = table("identity");
    private static final Field<String> SITE = field("site", String.class);
    private static final Field<String> SUBJECT = field("subject", String.class);
    private static final Field<String> VISITOR = field("visitor", String.class);

    private final Database database;

    Persons(Database database) {
        this.database = database;
    }

    Optional<VisitorId> visitor(SiteId site, String subject) {
        return database.read(sql -> sql.select(VISITOR)
                .from(IDENTITY)
                .where(SITE.eq(site.value()), SUBJECT.eq(subject))
                .fetchOptional(row -> new VisitorId(row.value1())));
    }

    boolean isSomebody(VisitorId visitor) {
        return database.read(sql -> sql.fetchExists(sql.selectFrom(IDENTITY).where(VISITOR.eq(visitor.value()))));
    }

    /// Says that the user is this visitor, unless somebody was quicker; answers who it is now. A visitor who is
    /// somebody
    /// else already is left alone, and the answer is empty.
    Optional<VisitorId> claim(SiteId site, String subject, VisitorId visitor) {
        return database.write(sql -> {
            sql.insertInto(IDENTITY)
                    .set(SITE, site.value())
                    .set(SUBJECT, subject)
                    .set(VISITOR, visitor.value())
                    .onConflictDoNothing()
                    .execute();
            return sql.select(VISITOR)
                    .from(IDENTITY)
                    .where(SITE.eq(site.value()), SUBJECT.eq(subject))
                    .fetchOptional(row -> new VisitorId(row.value1()));
        });
    }

    /// Says that the user is another visitor from now on; false where that one is somebody already.
    boolean move(SiteId site, String subject, VisitorId from, VisitorId to) {
        return database.write(sql -> {
            boolean free = !sql.fetchExists(sql.selectFrom(IDENTITY).where(VISITOR.eq(to.value())));
            return free
                    && sql.update(IDENTITY)
                                    .set(VISITOR, to.value())
                                    .where(SITE.eq(site.value()), SUBJECT.eq(subject), VISITOR.eq(from.value()))
                                    .execute()
                            == 1;
        });
    }
}
