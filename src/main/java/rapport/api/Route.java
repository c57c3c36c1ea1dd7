package rapport.api;

import io.vertx.core.http.HttpMethod;
import java.util.Optional;
import java.util.function.Function;
import rapport.directory.Action;
import rapport.directory.Target;

/// A method and path, what it takes to call it, and who answers. The list of these is all there is of the API; a test
/// asks each of them with each kind of person.
///
/// @param action what the caller has to be allowed; empty: open to everybody
/// @param target what the action is done to
/// @param forSites whether pages of the sites' origins may call it, with a visitor's token and without cookies
record Route(
        HttpMethod method,
        String path,
        Optional<Action> action,
        Function<Call, Target> target,
        Takes takes,
        boolean forSites,
        Resource resource) {

    /// Open to everybody.
    static Route open(HttpMethod method, String path, Resource resource) {
        return new Route(method, path, Optional.empty(), Route::desk, Takes.JSON, false, resource);
    }

    static Route of(HttpMethod method, String path, Action action, Resource resource) {
        return new Route(method, path, Optional.of(action), Route::desk, Takes.JSON, false, resource);
    }

    /// The same, done to one thing.
    Route to(Function<Call, Target> newTarget) {
        return new Route(method, path, action, newTarget, takes, forSites, resource);
    }

    /// The same, callable by pages of the sites' origins.
    Route openedForSites() {
        return new Route(method, path, action, target, takes, true, resource);
    }

    /// The same, taking a file.
    Route takingFile() {
        return new Route(method, path, action, target, Takes.FILE, forSites, resource);
    }

    private static Target desk(Call call) {
        return new Target.Desk();
    }
}
