package rapport.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import rapport.desk.Command;
import rapport.desk.Policy;
import rapport.desk.SiteId;
import rapport.directory.Access;
import rapport.directory.Action;
import rapport.directory.Origin;
import rapport.directory.Site;
import rapport.directory.SiteChange;
import rapport.directory.Sites;
import rapport.directory.Target;
import rapport.replica.View;

/// The sites with the widget, and how their visitors are routed.
final class SitesResource {
    private static final int MOST_ORIGINS = 100;
    private static final int LONGEST_ORIGIN = 300;
    private static final String ORIGINS = "allowedOrigins";
    private static final Form<Origin> ORIGIN = new Form<>(
            Origin::parse, "has to be an origin like https://shop.example: scheme, host, perhaps a port, no path.");

    private final Sites sites;
    private final FrontDesk desk;
    private final Tags tags;
    private final Changes changes;

    SitesResource(Sites sites, FrontDesk desk, Tags tags, Changes changes) {
        this.sites = sites;
        this.desk = desk;
        this.tags = tags;
        this.changes = changes;
    }

    record Shown(
            String id,
            String key,
            String name,
            List<String> allowedOrigins,
            PolicyBody policy,
            Optional<String> identitySecret) {}

    record Listed(List<Tagged> sites) {}

    Reply list(Call call) {
        List<Site> all = sites.all();
        Map<SiteId, PolicyBody> policies = desk.inspect(view ->
                all.stream().map(Site::id).collect(Collectors.toMap(Function.identity(), site -> policy(view, site))));
        return Reply.ok(new Listed(all.stream()
                .flatMap(site ->
                        Optional.ofNullable(policies.get(site.id())).map(policy -> shown(site, policy, call)).stream())
                .toList()));
    }

    /// What a body wants to be true of a site.
    private record Wish(Optional<String> name, Optional<List<Origin>> origins, PolicyBody.Change policy) {
        static Wish ofNew(Fields fields) {
            return new Wish(
                    Optional.of(Names.read(fields)),
                    Optional.of(fields.required(ORIGINS, origins(fields), List.of())),
                    policy(fields));
        }

        static Wish ofChange(Fields fields) {
            return new Wish(Names.optional(fields), origins(fields), policy(fields));
        }

        private static Optional<List<Origin>> origins(Fields fields) {
            return fields.optionalTexts(ORIGINS, MOST_ORIGINS, LONGEST_ORIGIN, ORIGIN)
                    .map(origins -> origins.stream().distinct().toList());
        }

        private static PolicyBody.Change policy(Fields fields) {
            return fields.optionalObject("policy", PolicyBody.Change::read).orElse(PolicyBody.Change.NONE);
        }

        /// What of it asks for things that are not there.
        Optional<Problem> problem(Known known) {
            Known.Check check = known.new Check();
            policy.requirements().ifPresent(asked -> check.requirements("policy.requirements", asked));
            return check.problem();
        }
    }

    Reply create(Call call) {
        Wish wish = call.body(Wish::ofNew);
        Optional<Problem> problem = wish.problem(desk.inspect(Known::of));
        if (problem.isPresent()) {
            return Reply.refused(problem.get());
        }
        Policy policy = wish.policy().to().apply(Policy.DEFAULT);
        Site site = sites.create(wish.name().orElseThrow(), wish.origins().orElseThrow());
        desk.ask(new Command.SetPolicy(site.id(), policy));
        return Reply.created("/api/v1/sites/" + site.id().value(), shown(site, call));
    }

    Reply read(Call call) {
        return known(call).map(Reply::ok).orElseGet(() -> Reply.refused(Problem.notFound()));
    }

    Reply change(Call call) {
        SiteId id = new SiteId(call.id());
        Wish wish = call.body(Wish::ofChange);
        return changes.change(call, () -> known(call), before -> {
            Optional<Problem> problem = wish.problem(desk.inspect(Known::of));
            if (problem.isPresent()) {
                return Reply.refused(problem.get());
            }
            // Looked at before anything is done: a desk that is held up refuses.
            Policy policy = wish.policy().to().apply(desk.inspect(view -> view.policy(id)));
            Optional<Site> changed = sites.change(id, new SiteChange(wish.name(), wish.origins()));
            desk.ask(new Command.SetPolicy(id, policy));
            return changed.map(site -> Reply.ok(shown(site, call))).orElseGet(() -> Reply.refused(Problem.notFound()));
        });
    }

    /// The site first: from then on nobody is let in by its key, and its visitors' sockets are closed. Then who waits
    /// is sent away; who is with an agent stays there until somebody closes it. Also the last site: an installation
    /// without one is what the first start has, and nobody is locked out by it.
    Reply delete(Call call) {
        SiteId id = new SiteId(call.id());
        return changes.change(call, () -> known(call), before -> {
            Policy policy = desk.inspect(view -> view.policy(id));
            if (!sites.delete(id)) {
                return Reply.refused(Problem.notFound());
            }
            desk.ask(new Command.SetPolicy(id, policy.withGone(true)));
            return Reply.nothing();
        });
    }

    private Optional<Tagged> known(Call call) {
        return sites.byId(new SiteId(call.id())).map(site -> shown(site, call));
    }

    private static PolicyBody policy(View view, SiteId site) {
        return PolicyBody.of(view.policy(site), Known.of(view));
    }

    private Tagged shown(Site site, Call call) {
        return shown(site, desk.inspect(view -> policy(view, site.id())), call);
    }

    private Tagged shown(Site site, PolicyBody policy, Call call) {
        boolean trusted = Access.may(call.who(), Action.SEE_SITE_SECRETS, new Target.Desk());
        return tags.tag(new Shown(
                site.id().value(),
                site.key(),
                site.name(),
                site.allowedOrigins().stream().map(Origin::value).toList(),
                policy,
                trusted ? Optional.of(site.identitySecret()) : Optional.empty()));
    }
}
