/// The database: opening, checking and migrating it, and the two ways into it. Knows nothing of what is stored.
@NullMarked
package rapport.sql;

import org.jspecify.annotations.NullMarked;
