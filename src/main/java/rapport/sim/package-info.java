/// The deterministic simulation: the real server and a port of the real client in a world whose time, network, disks
/// and people are made of one number.
@NullMarked
package rapport.sim;

import org.jspecify.annotations.NullMarked;
