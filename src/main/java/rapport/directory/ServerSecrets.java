package rapport.directory;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.table;

import java.util.Optional;
import org.jooq.Field;
import org.jooq.Table;
import rapport.sql.Database;

/// Random keys of this installation, made when first asked for and kept in the database from then on.
final class ServerSecrets {
    private static final Table<?> SERVER_SECRET = table("server_secret");
    private static final Field<String> NAME = field("name", String.class);
    private static final Field<byte[]> VALUE = field("value", byte[].class);

    private final Database database;

    ServerSecrets(Database database) {
        this.database = database;
    }

    byte[] named(String name) {
        Optional<byte[]> stored = database.peek(sql ->
                sql.select(VALUE).from(SERVER_SECRET).where(NAME.eq(name)).fetchOptional(VALUE));
        return stored.orElseGet(() -> create(name));
    }

    void renew(String name) {
        database.write(sql -> sql.deleteFrom(SERVER_SECRET).where(NAME.eq(name)).execute());
        create(name);
    }

    private byte[] create(String name) {
        byte[] value = new Secrets().bytes();
        database.write(sql ->
                sql.insertInto(SERVER_SECRET).set(NAME, name).set(VALUE, value).execute());
        return value;
    }
}
