package rapport.demo;

import java.nio.file.Path;
import java.util.List;
import rapport.desk.Role;
import rapport.directory.Site;
import tools.jackson.databind.json.JsonMapper;

/// What programs that drive a demo need to know, once it serves.
public record Ready(String url, long pid, Shop site, Known admin, List<Known> agents, List<Known> supervisors) {

    public record Shop(String id, String key, String identitySecret) {
        @Override
        public String toString() {
            return "Shop[" + id + "]"; // never the secret
        }
    }

    public record Known(String id, String login, String name, String password) {
        static Known of(Person person) {
            return new Known(person.id(), person.login(), person.name(), person.password());
        }

        @Override
        public String toString() {
            return "Known[" + login + "]"; // never the password
        }
    }

    public static Ready of(String url, Site site, Cast cast) {
        return new Ready(
                url,
                ProcessHandle.current().pid(),
                new Shop(site.id().value(), site.key(), site.identitySecret()),
                Known.of(cast.with(Role.ADMINISTRATOR).getFirst()),
                cast.with(Role.AGENT).stream().map(Known::of).toList(),
                cast.with(Role.SUPERVISOR).stream().map(Known::of).toList());
    }

    /// Appears whole, and only its owner may read it.
    public void write(Path file) {
        PrivateFile.write(file, new JsonMapper().writeValueAsBytes(this));
    }
}
