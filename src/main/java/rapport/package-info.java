/// The root: `Main` shows the whole graph, `Config` every key.
@NullMarked
package rapport;

import org.jspecify.annotations.NullMarked;
