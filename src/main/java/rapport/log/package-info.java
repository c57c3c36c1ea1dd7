/// The log of a desk, and the tables that are its fold.
@NullMarked
package rapport.log;

import org.jspecify.annotations.NullMarked;
