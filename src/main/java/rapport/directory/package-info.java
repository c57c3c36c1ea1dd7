/// Who is who: sites, accounts, logins, visitors' tokens, and what each of them may do.
@NullMarked
package rapport.directory;

import org.jspecify.annotations.NullMarked;
