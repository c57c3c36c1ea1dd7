package rapport.sql;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.SQLDialect;
import org.jspecify.annotations.Nullable;

/// Many rows by one statement. jOOQ writes the statement; the values, which are texts, numbers or nothing, go straight
/// to the driver: for what is written with every message, jOOQ's way of binding cost as much as the database.
public final class Rows {
    private static final Map<Spelt, String> TEXTS = new ConcurrentHashMap<>();

    private Rows() {}

    /// A statement in the words of one kind of database.
    private record Spelt(String name, SQLDialect dialect) {}

    /// @param name of the statement, which no other has: it is spelt only once
    /// @param rows values in the order of the statement's parameters
    public static void write(
            DSLContext sql, String name, Function<DSLContext, Query> statement, List<@Nullable Object[]> rows) {
        if (rows.isEmpty()) {
            return;
        }
        String text = TEXTS.computeIfAbsent(new Spelt(name, sql.dialect()), any -> sql.render(statement.apply(sql)));
        sql.connection(connection -> {
            try (var prepared = connection.prepareStatement(text)) {
                for (var row : rows) {
                    bind(prepared, row);
                    prepared.addBatch();
                }
                prepared.executeBatch();
            }
        });
    }

    private static void bind(PreparedStatement prepared, @Nullable Object[] row) throws SQLException {
        for (int column = 0; column < row.length; column++) {
            switch (row[column]) {
                case null -> prepared.setNull(column + 1, Types.NULL);
                case String text -> prepared.setString(column + 1, text);
                case Long number -> prepared.setLong(column + 1, number);
                case Object other -> throw new IllegalArgumentException("no column holds a " + other.getClass());
            }
        }
    }
}
