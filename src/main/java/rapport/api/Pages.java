package rapport.api;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// The front end: the console at `/`, the widget at `/widget.js`, and in the demo the shop at `/shop/`. Everything
/// comes
/// out of the jar; nothing of a request's path ever reaches the file system.
///
/// What has a hash in its name may be cached for ever, everything else is asked for anew each time and costs a 304.
public final class Pages {
    /// Nothing from elsewhere, nothing inline, nobody frames us (security requirement S1).
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self' blob: data:; font-src 'self'; media-src 'self'; manifest-src 'self'; worker-src 'self';"
            + " connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none';"
            + " require-trusted-types-for 'script'";

    private static final Pattern SAFE = Pattern.compile("(?:[A-Za-z0-9_-]+/)*[A-Za-z0-9_-][A-Za-z0-9._-]*");
    private static final Pattern HASHED = Pattern.compile(".*[.-][A-Za-z0-9_-]{8,}\\.[a-z0-9]+");
    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String ASK_AGAIN = "no-cache";

    /// What the shop's page has where its site's key belongs.
    private static final String SITE_KEY = "__SITE_KEY__";

    private final Optional<String> shop;
    private final Map<String, Asset> assets = new ConcurrentHashMap<>();

    /// `shop`: the key of the shop's site, if this is the demo.
    public Pages(Optional<String> shop) {
        this.shop = shop;
    }

    /// To be mounted after everything else: the console answers whatever nobody else did.
    public void mount(Router router) {
        router.get("/widget.js").handler(context -> widget(context, "widget.js"));
        router.get("/widget/*").handler(context -> widget(context, rest(context, "/widget/")));
        if (shop.isPresent()) {
            // A plain path would match with a slash behind it, too, and redirect to itself.
            router.getWithRegex("/shop").handler(context -> redirect(context, "/shop/"));
            router.get("/shop/*").handler(context -> page(context, "shop", rest(context, "/shop/")));
        }
        router.get("/*").handler(context -> page(context, "console", rest(context, "/")));
    }

    private void widget(RoutingContext context, String path) {
        HttpServerResponse response = context.response();
        // Other people's pages load it; there is nothing secret in it and no cookie involved.
        response.putHeader("Access-Control-Allow-Origin", "*");
        response.putHeader("Cross-Origin-Resource-Policy", "cross-origin");
        asset("widget", path).ifPresentOrElse(asset -> send(context, path, asset), () -> missing(context));
    }

    /// A page's own addresses are made up by its script: what has no file of its own is the page itself.
    private void page(RoutingContext context, String page, String path) {
        HttpServerResponse response = context.response();
        response.putHeader("Content-Security-Policy", POLICY);
        response.putHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.putHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.putHeader("Referrer-Policy", "no-referrer");
        response.putHeader("X-Frame-Options", "DENY");
        String wanted = path.contains(".") ? path : "index.html";
        asset(page, wanted).ifPresentOrElse(asset -> send(context, wanted, asset), () -> missing(context));
    }

    private Optional<Asset> asset(String page, String path) {
        boolean safe = SAFE.matcher(path).matches() && !path.contains("..");
        if (!safe) {
            return Optional.empty();
        }
        String name = "web/" + page + "/" + path;
        Optional<Asset> known = Optional.ofNullable(assets.get(name));
        Optional<Asset> found = known.isPresent() ? known : Asset.load(name).map(this::keyed);
        found.ifPresent(asset -> assets.put(name, asset)); // what is missing is not remembered
        return found;
    }

    /// The shop's own page names its site.
    private Asset keyed(Asset asset) {
        return shop.filter(key -> asset.isPage())
                .map(key -> asset.replacing(SITE_KEY, key))
                .orElse(asset);
    }

    private static void send(RoutingContext context, String path, Asset asset) {
        HttpServerRequest request = context.request();
        HttpServerResponse response = context.response();
        response.putHeader("Content-Type", asset.type());
        response.putHeader("X-Content-Type-Options", "nosniff");
        response.putHeader("Cache-Control", HASHED.matcher(path).matches() ? FOR_EVER : ASK_AGAIN);
        response.putHeader("ETag", asset.mark());
        response.putHeader("Vary", "Accept-Encoding");
        if (asset.mark().equals(request.getHeader("If-None-Match"))) {
            response.setStatusCode(304).end();
            return;
        }
        String accepted = request.getHeader("Accept-Encoding");
        boolean zip =
                accepted != null && accepted.contains("gzip") && asset.zipped().isPresent();
        if (zip) {
            response.putHeader("Content-Encoding", "gzip");
        }
        response.end(zip ? asset.zipped().get() : asset.bytes());
    }

    private static void missing(RoutingContext context) {
        context.response()
                .setStatusCode(404)
                .putHeader("Content-Type", "text/plain; charset=utf-8")
                .putHeader("X-Content-Type-Options", "nosniff")
                .end("There is nothing here.\n");
    }

    private static void redirect(RoutingContext context, String path) {
        context.response().setStatusCode(308).putHeader("Location", path).end();
    }

    private static String rest(RoutingContext context, String prefix) {
        String path = Objects.requireNonNullElse(context.request().path(), prefix);
        return path.substring(Math.min(prefix.length(), path.length()));
    }
}
