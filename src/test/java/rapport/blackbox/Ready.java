package rapport.blackbox;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import rapport.blackbox.client.Frame;

/// What the ready file of `demo` says.
record Ready(URI url, long pid, String siteKey, String identitySecret, Person admin, List<Person> agents) {

    /// An account with its password.
    record Person(String id, String login, String password) {
        static Person of(Frame json) {
            return new Person(json.text("id"), json.text("login"), json.text("password"));
        }
    }

    static Ready of(Frame json) {
        return new Ready(
                URI.create(json.text("url")),
                json.number("pid"),
                json.text("site.key"),
                json.text("site.identitySecret"),
                Person.of(json.part("admin")),
                json.parts("agents").stream().map(Person::of).toList());
    }

    /// Where clients connect: the socket, or the streamed fallback in the run that shows that it keeps the same
    /// promises.
    URI socket() {
        return Boolean.getBoolean("rapport.blackbox.streams")
                ? url.resolve("/stream")
                : URI.create("ws://" + url.getAuthority() + "/ws");
    }

    Optional<Person> agent(String id) {
        return agents.stream().filter(agent -> agent.id().equals(id)).findFirst();
    }
}
