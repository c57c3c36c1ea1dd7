package rapport.sql;

import java.sql.SQLException;
import org.jooq.DSLContext;

/// What is done with an open transaction. `sql.connection(…)` gives the JDBC connection below it.
@FunctionalInterface
public interface Work<T> {
    T run(DSLContext sql) throws SQLException;
}
