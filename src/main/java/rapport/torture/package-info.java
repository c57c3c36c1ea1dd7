/// Breaks a real server in every way we know, under the load of clients who follow the contract to the letter, and
/// checks that nothing was lost, doubled or moved. The clients use no class of the server.
@NullMarked
package rapport.torture;

import org.jspecify.annotations.NullMarked;
