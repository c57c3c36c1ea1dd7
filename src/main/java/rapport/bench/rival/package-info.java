/// The limit that Rapport is measured against: the same messages on the same stack, and nothing stored.
@NullMarked
package rapport.bench.rival;

import org.jspecify.annotations.NullMarked;
