/// The tables: how what the core knows is stored, and read back, in SQL.
@NullMarked
package rapport.table;

import org.jspecify.annotations.NullMarked;
