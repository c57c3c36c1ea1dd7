/// A shop to try everything in: a site, people with generated passwords, and some conversations that are over.
@NullMarked
package rapport.demo;

import org.jspecify.annotations.NullMarked;
