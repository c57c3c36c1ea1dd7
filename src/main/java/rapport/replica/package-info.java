/// A node's live copy of a desk: takes orders one batch at a time, decides, appends, applies, tells, answers.
@NullMarked
package rapport.replica;

import org.jspecify.annotations.NullMarked;
