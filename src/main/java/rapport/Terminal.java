package rapport;

import java.io.PrintStream;
import java.util.Locale;
import java.util.stream.Stream;
import rapport.demo.Cast;
import rapport.demo.Person;
import rapport.desk.Role;

/// What people who start a server read. The one place where passwords and one-time links are shown.
final class Terminal {
    private final PrintStream out;

    Terminal(PrintStream out) {
        this.out = out;
    }

    void serving(String url) {
        out.println("Rapport serves " + url);
    }

    void setup(String url, String token) {
        out.println();
        out.println("There is no administrator yet. Open this link to become the first; it works once:");
        out.println("  " + url + "/setup#" + token);
        out.println();
    }

    void demo(String url, Cast cast) {
        out.println();
        out.println("  A shop with the chat widget   " + url + "/shop/");
        out.println("  The agents' console           " + url + "/");
        out.println();
        out.println("  Log in as");
        Stream.of(Role.values())
                .flatMap(role -> cast.with(role).stream())
                .map(Terminal::line)
                .forEach(out::println);
        out.println();
        out.println("  Two windows are best: the shop in one, the console in the other. Ctrl-C stops it.");
        out.println();
    }

    private static String line(Person person) {
        return "    %-8s %-21s %s, %s"
                .formatted(
                        person.login(),
                        person.password(),
                        person.name(),
                        person.role().name().toLowerCase(Locale.ROOT));
    }
}
