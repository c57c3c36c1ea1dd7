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
    private final Tags tags;
    private final Changes changes;

    SitesResource(Sites sites, Replica desk, Tags tags, Changes changes) {
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
        return Reply.created("/api/v1/sites/" + site.id().value(), shown(site, policy, call));
    }

    Reply read(Call call) {
        return known(call).map(Reply::ok).orElseGet(() -> Reply.refused(Problem.notFound()));
    }

    Reply change(Call call) {
        SiteId id = new SiteId(call.id());
        Wish wish = call.body(Wish::ofChange);
        return changes.change(call, () -> known(call), before -> {
            Optional<Site> changed = sites.change(id, new SiteChange(wish.name(), wish.origins()));
            Policy policy = wish.policy().apply(policy(id));
            desk.ask(new Command.SetPolicy(id, policy), Optional.empty());
            return changed.map(site -> Reply.ok(shown(site, policy, call)))
                    .orElseGet(() -> Reply.refused(Problem.notFound()));
        });
    }

    private Optional<Tagged> known(Call call) {
        return sites.byId(new SiteId(call.id())).map(site -> shown(site, policy(site.id()), call));
    }

    private Policy policy(SiteId site) {
        return desk.inspect(running -> running.policy(site));
    }

    private Tagged shown(Site site, Policy policy, Call call) {
        boolean trusted = Access.may(call.who(), Action.SEE_SITE_SECRETS, new Target.Desk());
        return tags.tag(new Shown(
                site.id().value(),
                site.key(),
                site.name(),
                site.allowedOrigins().stream().map(Origin::value).toList(),
                PolicyBody.of(policy),
                trusted ? Optional.of(site.identitySecret()) : Optional.empty()));
    }
}
