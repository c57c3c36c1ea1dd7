package rapport.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import rapport.desk.DeskId;
import rapport.desk.Role;
import rapport.directory.Account;
import rapport.directory.AccountAnswer;
import rapport.directory.Directory;
import rapport.directory.NewAccount;
import rapport.directory.Site;
import rapport.log.EventLog;
import rapport.log.Tables;
import rapport.sql.StartRefused;
import tools.jackson.databind.json.JsonMapper;

/// Fills an empty data folder with a shop, its people and its past, and remembers their passwords there.
public final class Demo {
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"; // none that look like another
    private static final int GROUPS = 4;
    private static final int GROUP_LETTERS = 4;

    private final Path file;
    private final JsonMapper json = new JsonMapper();
    private final SecureRandom random = new SecureRandom();

    /// `data` is the data folder.
    public Demo(Path data) {
        this.file = data.resolve("demo.json");
    }

    private record Part(String login, String name, Role role) {}

    private static final List<Part> PARTS = List.of(
            new Part("li", "李娜", Role.AGENT),
            new Part("wang", "王伟", Role.AGENT),
            new Part("emma", "Emma", Role.AGENT),
            new Part("chen", "陈静", Role.SUPERVISOR),
            new Part("admin", "Admin", Role.ADMINISTRATOR));

    /// Whom and what there is in the demo; made up at the first start.
    public Cast cast(Directory directory, DeskId desk, EventLog log, Tables tables, ExecutorService threads) {
        if (Files.exists(file)) {
            return read();
        }
        if (!directory.accounts().all().isEmpty() || !directory.sites().all().isEmpty()) {
            throw new StartRefused("The data folder of " + file.toAbsolutePath()
                    + " holds something else than a demo; choose another with --data, or start it with serve.");
        }
        Site site = directory.sites().create("Rapport demo shop", List.of());
        Cast cast = new Cast(site.id().value(), hire(directory, threads));
        new Past(desk, log, tables, threads).happen(site.id(), cast.with(Role.AGENT));
        PrivateFile.write(file, json.writeValueAsBytes(cast));
        return cast;
    }

    /// Passwords take their time: as many at once as there are threads for it.
    private List<Person> hire(Directory directory, ExecutorService threads) {
        return PARTS.stream()
                .map(part -> CompletableFuture.supplyAsync(() -> hire(directory, part), threads))
                .toList() // all begin before the first is waited for
                .stream()
                .map(CompletableFuture::join)
                .toList();
    }

    private Person hire(Directory directory, Part part) {
        String password = password();
        NewAccount wanted = new NewAccount(part.login(), part.name(), password, part.role());
        if (directory.accounts().create(wanted) instanceof AccountAnswer.Created(Account account)) {
            return new Person(account.id().value(), account.login(), account.name(), account.role(), password);
        }
        throw new AssertionError("an empty data folder has nobody called " + part.login());
    }

    /// Nineteen and a half bits a group: easy to type, hopeless to guess.
    private String password() {
        return IntStream.range(0, GROUPS).mapToObj(group -> group()).collect(Collectors.joining("-"));
    }

    private String group() {
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < GROUP_LETTERS; i++) {
            letters.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return letters.toString();
    }

    private Cast read() {
        try {
            return json.readValue(Files.readAllBytes(file), Cast.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
