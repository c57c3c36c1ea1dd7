/// What this machine can do: starts a server of its own, loads it over the wire contract, and prints numbers with their
/// spread. It uses no class of the server, so that it measures what a client gets.
@NullMarked
package rapport.bench;

import org.jspecify.annotations.NullMarked;
