package rapport.blackbox.client;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/// A visitor of a site. Keeps the token that the server issues and uses it at the next connection.
public final class Visitor extends Party {

    private final String site;
    private final Optional<String> identity;
    private Optional<String> token = Optional.empty();
    private Frame place = Frame.object();
    private volatile Optional<Frame> self = Optional.empty();

    private Visitor(URI server, String site, Optional<String> identity) {
        super(server);
        this.site = site;
        this.identity = identity;
    }

    public static Visitor anonymous(URI server, String site) {
        return new Visitor(server, site, Optional.empty());
    }

    public static Visitor identified(URI server, String site, String identity) {
        return new Visitor(server, site, Optional.of(identity));
    }

    /// The same person in another tab or on another device: same token, own session, nothing shown yet.
    public Visitor elsewhere(URI server) {
        Visitor twin = new Visitor(server, site, identity);
        twin.token = token;
        return twin;
    }

    /// The same browser, now with an identity that the site vouches for.
    public Visitor vouchedFor(URI server, String jwt) {
        Visitor known = new Visitor(server, site, Optional.of(jwt));
        known.token = token;
        return known;
    }

    /// What this visitor says of the page and language at the next hello.
    public Visitor looking(Frame at) {
        place = at;
        return this;
    }

    public Visitor by(Library library) {
        speakThrough(library);
        return this;
    }

    @Override
    Frame introduction() {
        Frame hello = Frame.of("hello", "as", "visitor", "site", site).with(place);
        for (var field : Map.of("token", token, "identity", identity).entrySet()) {
            if (field.getValue().isPresent()) {
                hello = hello.with(field.getKey(), field.getValue().get());
            }
        }
        return hello;
    }

    @Override
    void welcomed(Frame welcome) {
        self = Optional.of(welcome.part("visitor"));
        token = welcome.maybe("visitor.token");
    }

    public String id() {
        return self.orElseThrow().text("id");
    }

    public String token() {
        return token.orElseThrow();
    }

    public Frame self() {
        return self.orElseThrow();
    }

    public Sent say(String text) {
        return submit(Frame.of("send", "id", Ids.next(), "content", Map.of("kind", "text", "text", text)), text);
    }

    /// The one conversation; waits until the server has told it.
    public String conversation() {
        return await("a conversation", () -> conversations().stream().findFirst());
    }

    @Override
    public String toString() {
        return "visitor " + self.map(visitor -> visitor.text("id")).orElse("(not welcomed)");
    }
}
