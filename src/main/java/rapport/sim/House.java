package rapport.sim;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import rapport.desk.AgentId;
import rapport.desk.Role;
import rapport.desk.SiteId;
import rapport.desk.VisitorId;
import rapport.directory.Admission;
import rapport.directory.LoginId;
import rapport.directory.Principal;
import rapport.directory.Site;
import rapport.gateway.Usher;
import rapport.replica.Viewer;

/// Who is who. A token says in plain words whose it is.
final class House implements Usher {
    static final SiteId SITE_ID = new SiteId("s_1");
    static final String SITE_KEY = "site";

    private static final Site SITE = new Site(SITE_ID, SITE_KEY, "Shop", List.of(), "secret", Map.of());
    private static final String VISITOR = "visitor ";
    private static final String AGENT = "agent ";
    private static final String SUPERVISOR = "supervisor ";

    private int visitors;
    private int epoch = 1;

    /// What an agent shows.
    static String login(String agent, boolean supervisor) {
        return (supervisor ? SUPERVISOR : AGENT) + agent;
    }

    /// Names the history of this installation.
    String epoch() {
        return "epoch " + epoch;
    }

    /// Whoever starts now has another epoch.
    void restore() {
        epoch++;
    }

    Viewer officer() {
        return new Viewer.OfAgent(new AgentId("u_office"), Role.ADMINISTRATOR);
    }

    @Override
    public Optional<Site> site(String key) {
        return key.equals(SITE_KEY) ? Optional.of(SITE) : Optional.empty();
    }

    @Override
    public Admission admit(Site site, Optional<String> token, Optional<String> identity) {
        if (token.isEmpty()) {
            return new Admission.Known(new VisitorId("v_" + ++visitors));
        }
        return token.get().startsWith(VISITOR)
                ? new Admission.Known(new VisitorId(token.get().substring(VISITOR.length())))
                : new Admission.Refused();
    }

    @Override
    public String token(VisitorId visitor, SiteId site) {
        return VISITOR + visitor.value();
    }

    @Override
    public Optional<Principal.Staff> staff(String token) {
        if (token.startsWith(AGENT)) {
            return Optional.of(
                    new Principal.Staff(new AgentId(token.substring(AGENT.length())), Role.AGENT, new LoginId(token)));
        }
        return token.startsWith(SUPERVISOR)
                ? Optional.of(new Principal.Staff(
                        new AgentId(token.substring(SUPERVISOR.length())), Role.SUPERVISOR, new LoginId(token)))
                : Optional.empty();
    }
}
