/// The REST side (contract, section 9) and the pages: one class a resource.
///
/// A resource is plain blocking code on a virtual thread: a [rapport.api.Call] in, a [rapport.api.Reply] out. Only
/// [rapport.api.Rest] and [rapport.api.Intake] know of event loops.
@NullMarked
package rapport.api;

import org.jspecify.annotations.NullMarked;
