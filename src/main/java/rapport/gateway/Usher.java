package rapport.gateway;

import java.util.Optional;
import rapport.desk.SiteId;
import rapport.desk.VisitorId;
import rapport.directory.Admission;
import rapport.directory.Directory;
import rapport.directory.Principal;
import rapport.directory.Site;

/// Who somebody at the door is, from what they show. May wait, and fail as the database does.
public interface Usher {
    /// The site with this public key.
    Optional<Site> site(String key);

    /// Who this visitor is.
    Admission admit(Site site, Optional<String> token, Optional<String> identity);

    /// What this visitor is to show the next time.
    String token(VisitorId visitor, SiteId site);

    /// Whose login this is, as long as it holds.
    Optional<Principal.Staff> staff(String token);

    /// One who asks the directory.
    static Usher of(Directory directory) {
        return new Usher() {
            @Override
            public Optional<Site> site(String key) {
                return directory.sites().byKey(key);
            }

            @Override
            public Admission admit(Site site, Optional<String> token, Optional<String> identity) {
                return directory.visitors().admit(site, token, identity);
            }

            @Override
            public String token(VisitorId visitor, SiteId site) {
                return directory.visitors().token(visitor, site);
            }

            @Override
            public Optional<Principal.Staff> staff(String token) {
                return directory.logins().holder(token);
            }
        };
    }
}
