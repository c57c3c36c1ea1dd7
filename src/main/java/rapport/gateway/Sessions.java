package rapport.gateway;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import rapport.desk.AgentId;
import rapport.desk.SiteId;
import rapport.desk.VisitorId;
import rapport.directory.LoginId;
import rapport.directory.Principal;
import rapport.directory.Removals;
import rapport.directory.RevocationReason;
import rapport.directory.Revocations;
import rapport.wire.CloseCode;

/// The sessions of this node, by whose they are. Safe from any thread.
public final class Sessions implements Revocations, Removals {
    private record Name(String owner, String session) {}

    private final Map<Name, Session> byName = new ConcurrentHashMap<>();
    private final Map<VisitorId, Integer> visitors = new ConcurrentHashMap<>();
    private final AtomicLong connections = new AtomicLong();
    private final Map<CloseCode, LongAdder> closed = new ConcurrentHashMap<>();
    private final Consumer<Principal.Staff> gone;

    /// @param gone told of agents who logged out for good; must not wait
    public Sessions(Consumer<Principal.Staff> gone) {
        this.gone = gone;
    }

    /// A number for a new connection, higher than those of all before it.
    long connection() {
        return connections.incrementAndGet();
    }

    /// Takes a session in. Of several of one owner and name the newest connection stays, and the other is closed: that
    /// may be this very one, if its `hello` was on its way for so long that the client has come anew.
    void add(Session session) {
        if (session.principal() instanceof Principal.Visitor visitor) {
            visitors.merge(visitor.id(), 1, Integer::sum);
        }
        var others = new ArrayList<Session>(1);
        byName.merge(name(session), session, (old, fresh) -> {
            boolean newer = fresh.connection() > old.connection();
            others.add(newer ? old : fresh);
            return newer ? fresh : old;
        });
        others.forEach(other -> other.end(CloseCode.REPLACED, "replaced by another connection of this session"));
    }

    void remove(Session session) {
        byName.remove(name(session), session);
        if (session.principal() instanceof Principal.Visitor visitor) {
            visitors.computeIfPresent(visitor.id(), (id, count) -> count > 1 ? count - 1 : null);
        }
    }

    /// How many connections this visitor has here.
    int of(VisitorId visitor) {
        return visitors.getOrDefault(visitor, 0);
    }

    /// Whether this agent has a connection here that does not belong to this login.
    private boolean elsewhere(AgentId agent, LoginId login) {
        return byName.values().stream()
                .flatMap(session -> staff(session).stream())
                .anyMatch(staff -> staff.id().equals(agent) && !staff.login().equals(login));
    }

    /// We close one, for that reason.
    void closing(CloseCode code) {
        closed.computeIfAbsent(code, first -> new LongAdder()).increment();
    }

    /// How many connections we have closed for that reason.
    public long closed(CloseCode code) {
        var counted = closed.get(code);
        return counted == null ? 0 : counted.sum();
    }

    /// How many connections there are.
    public int size() {
        return byName.size();
    }

    /// Whoever logs out, and is not here by another login, has gone.
    @Override
    public void loggedOut(LoginId login) {
        revoke(staff -> staff.login().equals(login)).stream()
                .filter(staff -> !elsewhere(staff.id(), login))
                .forEach(gone);
    }

    @Override
    public void ended(AgentId account, RevocationReason reason) {
        revoke(staff -> staff.id().equals(account));
    }

    /// Ends the connections of all staff of whom it is not true any more: what was not told is found here.
    public void recheck(Predicate<Principal.Staff> holds) {
        revoke(holds.negate());
    }

    /// The staff of the connections that were ended, one for each.
    private List<Principal.Staff> revoke(Predicate<Principal.Staff> whose) {
        var ended = new ArrayList<Principal.Staff>();
        byName.values()
                .forEach(session -> staff(session).filter(whose).ifPresent(staff -> {
                    session.end(CloseCode.REVOKED, "the login has ended");
                    ended.add(staff);
                }));
        return ended;
    }

    /// A site was deleted: its visitors' connections end with it.
    @Override
    public void removed(SiteId site) {
        byName.values().stream()
                .filter(session -> session.principal() instanceof Principal.Visitor visitor
                        && visitor.site().equals(site))
                .forEach(session -> session.end(CloseCode.REVOKED, "the site is no more"));
    }

    /// Sends everybody away, to come back within `spread`: the server stops.
    public void drain(Duration spread, RandomGenerator chance) {
        for (var session : List.copyOf(byName.values())) {
            session.dismiss(CloseCode.DRAIN, "the server restarts", chance.nextLong(1 + spread.toMillis()));
        }
    }

    private static Optional<Principal.Staff> staff(Session session) {
        return session.principal() instanceof Principal.Staff staff ? Optional.of(staff) : Optional.empty();
    }

    private static Name name(Session session) {
        var owner = switch (session.principal()) {
            case Principal.Visitor visitor -> visitor.id().value();
            case Principal.Staff staff -> staff.id().value();
            case Principal.Nobody nobody -> throw new IllegalStateException("nobody has no session");
        };
        return new Name(owner, session.name());
    }
}
