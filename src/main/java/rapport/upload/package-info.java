/// Files that visitors and agents send: looked at, stored under random names, found again.
@NullMarked
package rapport.upload;

import org.jspecify.annotations.NullMarked;
