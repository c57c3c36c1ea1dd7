package rapport.sql;

import java.sql.SQLException;
import org.jooq.DSLContext;

/// Tables that lag behind what is stored: whoever holds back what follows from other rows. All methods may be called by
/// any thread; [#catchUp] by one at a time.
public interface Lag {
    Lag NONE = new Lag() {
        @Override
        public boolean any() {
            return false;
        }

        @Override
        public Runnable catchUp(DSLContext sql) {
            return () -> {};
        }
    };

    /// Whether anything is held back.
    boolean any();

    /// Writes it in the transaction that is open.
    ///
    /// @return to be run once that transaction is stored
    Runnable catchUp(DSLContext sql) throws SQLException;
}
