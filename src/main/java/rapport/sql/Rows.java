package rapport.sql;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jspecify.annotations.Nullable;

/// Many rows by one statement. jOOQ writes the statement; the values, which are texts, numbers or nothing, go straight
/// to the driver: for what is written with every message, jOOQ's way of binding cost as much as the database.
public final class Rows {
    private Rows() {}

    /// @param rows values in the order of the statement's parameters
    public static void write(DSLContext sql, Query statement, List<@Nullable Object[]> rows) {
        if (rows.isEmpty()) {
            return;
        }
        String text = sql.render(statement);
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
