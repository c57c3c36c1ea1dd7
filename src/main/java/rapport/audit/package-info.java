/// What clients saw and what the database holds, and whether the two keep the promises of the contract.
@NullMarked
package rapport.audit;

import org.jspecify.annotations.NullMarked;
