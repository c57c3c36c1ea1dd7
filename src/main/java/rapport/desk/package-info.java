/// The core: what a customer-service desk decides. Pure functions over immutable records: no I/O, no threads, no clock,
/// no chance, no library. Time and chance come in with a [rapport.desk.Moment], ids with the commands.
@NullMarked
package rapport.desk;

import org.jspecify.annotations.NullMarked;
