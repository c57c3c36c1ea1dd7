/// The reading side: history pages, lists, decisions.
@NullMarked
package rapport.transcript;

import org.jspecify.annotations.NullMarked;
