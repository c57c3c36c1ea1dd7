/// "What if?": the real desk under virtual time, over a recorded or generated day, and what waits, how long,
/// and who is busy.
@NullMarked
package rapport.staffing;

import org.jspecify.annotations.NullMarked;
