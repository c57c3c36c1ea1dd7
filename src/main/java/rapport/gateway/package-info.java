/// Connections: transports, sessions, admission.
@NullMarked
package rapport.gateway;

import org.jspecify.annotations.NullMarked;
