package rapport.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
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
import rapport.replica.Replica;

/// The sites with the widget, and how their visitors are routed.
final class SitesResource {
    private static final int MOST_ORIGINS = 100;
    private static final int LONGEST_ORIGIN = 300;
    private static final String ORIGINS = "allowedOrigins";
    private static final Form<Origin> ORIGIN = new Form<>(
            Origin::parse, "has to be an origin like https://shop.example: scheme, host, perhaps a port, no path.");

    private final Sites sites;
    private final Replica desk;

    SitesResource(Sites sites, Replica desk) {
        this.sites = sites;
        this.desk = desk;
    }

    record Shown(
            String id,
            String key,
            String name,
            List<String> allowedOrigins,
            PolicyBody policy,
            Optional<String> identitySecret) {}

    record Listed(List<Shown> sites) {}

    Reply list(Call call) {
        List<Site> all = sites.all();
        Map<SiteId, Policy> policies = desk.inspect(
                running -> all.stream().map(Site::id).collect(Collectors.toMap(Function.identity(), running::policy)));
        return Reply.ok(new Listed(all.stream()
                .map(site -> shown(site, policies.getOrDefault(site.id(), Policy.DEFAULT), call))
                .toList()));
    }

    /// What a body wants to be true of a site.
    private record Wish(Optional<String> name, Optional<List<Origin>> origins, UnaryOperator<Policy> policy) {
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

        private static UnaryOperator<Policy> policy(Fields fields) {
            return fields.optionalObject("policy", PolicyBody::change).orElse(UnaryOperator.identity());
        }
    }

    Reply create(Call call) {
        Wish wish = call.body(Wish::ofNew);
        Policy policy = wish.policy().apply(Policy.DEFAULT);
        Site site = sites.create(wish.name().orElseThrow(), wish.origins().orElseThrow());
        desk.ask(new Command.SetPolicy(site.id(), policy), Optional.empty());
        return Reply.created(shown(site, policy, call));
    }

    /// One change at a time: a policy is merged into what is there.
    synchronized Reply change(Call call) {
        SiteId id = new SiteId(call.id());
        Wish wish = call.body(Wish::ofChange);
        Optional<Site> changed = sites.change(id, new SiteChange(wish.name(), wish.origins()));
        if (changed.isEmpty()) {
            return Reply.refused(Problem.notFound());
        }
        Policy policy = wish.policy().apply(desk.inspect(running -> running.policy(id)));
        desk.ask(new Command.SetPolicy(id, policy), Optional.empty());
        return Reply.ok(shown(changed.get(), policy, call));
    }

    private static Shown shown(Site site, Policy policy, Call call) {
        boolean trusted = Access.may(call.who(), Action.SEE_SITE_SECRETS, new Target.Desk());
        return new Shown(
                site.id().value(),
                site.key(),
                site.name(),
                site.allowedOrigins().stream().map(Origin::value).toList(),
                PolicyBody.of(policy),
                trusted ? Optional.of(site.identitySecret()) : Optional.empty());
    }
}
