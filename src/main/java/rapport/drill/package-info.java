/// What the core costs by itself: decisions, settling, the way to the disk; no network, no threads.
@NullMarked
package rapport.drill;

import org.jspecify.annotations.NullMarked;
