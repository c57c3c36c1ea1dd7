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
import rapport.replica.Replica;

/// The sites with the widget, and how their visitors are routed.
final class SitesResource {
    private static final int MOST_ORIGINS = 100;
    private static final int LONGEST_ORIGIN = 300;

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

    Reply create(Call call) {
        Body body = call.body();
        String name = Names.read(body);
        List<Origin> origins = origins(body).orElseThrow(() -> Body.missing("allowedOrigins"));
        Policy policy = body.optionalObject("policy")
                .map(object -> PolicyBody.merge(Policy.DEFAULT, object))
                .orElse(Policy.DEFAULT);
        body.end();
        Site site = sites.create(name, origins);
        desk.ask(new Command.SetPolicy(site.id(), policy), Optional.empty());
        return Reply.created(shown(site, policy, call));
    }

    /// One change at a time: a policy is merged into what is there.
    synchronized Reply change(Call call) {
        SiteId id = new SiteId(call.id());
        Body body = call.body();
        SiteChange change = new SiteChange(Names.optional(body), origins(body));
        Policy before = desk.inspect(running -> running.policy(id));
        Optional<Policy> after = body.optionalObject("policy").map(object -> PolicyBody.merge(before, object));
        body.end();
        Optional<Site> changed = sites.change(id, change);
        if (changed.isEmpty()) {
            return Reply.refused(Problem.notFound());
        }
        after.ifPresent(policy -> desk.ask(new Command.SetPolicy(id, policy), Optional.empty()));
        return Reply.ok(shown(changed.get(), after.orElse(before), call));
    }

    private static Optional<List<Origin>> origins(Body body) {
        return body.optionalTexts("allowedOrigins", MOST_ORIGINS, LONGEST_ORIGIN)
                .map(texts -> texts.stream()
                        .map(text -> Origin.parse(text).orElseThrow(SitesResource::noOrigin))
                        .distinct()
                        .toList());
    }

    private static Refusal noOrigin() {
        return new Refusal(Problem.malformed(
                "allowedOrigins", "An origin is like https://shop.example: scheme, host, perhaps a port, no path."));
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
