package rapport.directory;

import rapport.desk.SiteId;

/// Told when a site is deleted, so that its visitors' sockets end with it (close code 4502). Called on the thread that
/// deleted it, after the database knows; must not wait.
@FunctionalInterface
public interface Removals {
    void removed(SiteId site);
}
