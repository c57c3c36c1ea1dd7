package rapport;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// The walls between the rooms of the house (ARCHITECTURE.md), by name. They are built for a root package, so that they
/// can be shown to fall where they are breached on purpose.
final class Walls {
    private final String root;
    private final Map<String, ArchRule> walls = new LinkedHashMap<>();

    private Walls(String root) {
        this.root = root;
    }

    static Map<String, ArchRule> of(String root) {
        var walls = new Walls(root);
        walls.rooms();
        walls.core();
        walls.libraries();
        walls.habits();
        return walls.walls;
    }

    private void rooms() {
        room("desk", "what is decided must not depend on how it is stored, told or run");
        room("wire", "the contract speaks of what the core knows, and of nothing that a server does", "desk");
        room("sql", "the database knows nothing of what is stored in it");
        room("table", "how a record is stored does not depend on who asks for it", "desk", "sql");
        room("transcript", "reading needs no replica: any node answers for any conversation", "desk", "sql", "table");
        room(
                "log",
                "the log is written by replicas, and knows none of them",
                "desk",
                "sql",
                "table",
                // MemoryLog is its own reading side: there are no tables that somebody else could read.
                "transcript");
        room("replica", "a replica is told what to do by sessions, and knows none of them", "desk", "log");
        room("directory", "who somebody is does not depend on what they are doing", "desk", "sql");
        room("upload", "a file is a file, whoever sends it and wherever it is shown", "desk", "sql");
        room(
                "gateway",
                "sockets and REST are two doors to the same rooms, not one behind the other",
                "desk",
                "wire",
                "replica",
                "directory",
                // Pages of history, their failures, and the files that messages name.
                "log",
                "sql",
                "transcript",
                "upload");
        room(
                "api",
                "REST reaches everything but the demo and the bench",
                "desk",
                "wire",
                "gateway",
                "replica",
                "directory",
                "transcript",
                "upload",
                "log",
                "sql",
                "table",
                "staffing");
        room(
                "demo",
                "the demo fills a server from below, as an import would",
                "desk",
                "log",
                "replica",
                "directory",
                "sql");
        room("audit", "who judges what a server promised takes no word of the server for it");
        room(
                "sim",
                "the simulation is a server and its clients in a world of its own: all of the server but SQL, files and"
                        + " REST",
                "audit",
                "desk",
                "directory",
                "gateway",
                "log",
                "replica",
                "transcript",
                "wire");
        room(
                "torture",
                "who breaks a server sees it as its clients do, and reads its database when it is over",
                "audit",
                // Which makes up for the rows that a killed server still owed.
                "log",
                "sql");
        room(
                "staffing",
                "what would be if is asked of the core alone: nothing is stored, and nobody is connected",
                "desk");
        room("drill", "what the core costs is measured on the core, and on the log below it", "desk", "log", "sql");
        room("bench", "what measures a server as its clients see it uses no class of the server");
        wall(
                "api uses of the gateway what is no session",
                noClasses()
                        .that(in("api"))
                        .should()
                        .dependOnClassesThat(
                                in("gateway").and(not(named("gateway.Views", "gateway.Addresses", "gateway.Peer"))))
                        .because("how a conversation is shown and where a client comes from are shared; a connection is"
                                + " the gateway's own"));
        wall(
                "the rooms have no circles",
                SlicesRuleDefinition.slices()
                        .matching(root + ".(*)..")
                        .should()
                        .beFreeOfCycles()
                        .because("a circle is one room with two names"));
    }

    private void core() {
        wall(
                "the core needs nothing but plain Java",
                classes()
                        .that(in("desk"))
                        .should()
                        .onlyDependOnClassesThat(resideInAnyPackage(
                                root + ".desk..",
                                "java.lang..",
                                "java.time..",
                                "java.util",
                                "java.util.function",
                                "java.util.random",
                                "java.util.stream",
                                // A digest of a text: bytes in memory.
                                "java.security",
                                "java.nio",
                                "java.nio.charset",
                                "org.jspecify.annotations",
                                ""))
                        .because("no I/O, no threads, no library: it runs the same in a test, a replay and a server"));
        wall(
                "the core has no threads",
                noClasses()
                        .that(in("desk"))
                        .should()
                        .dependOnClassesThat(resideInAPackage("java.util.concurrent..")
                                .or(DescribedPredicate.describe(
                                        "are threads", type -> type.isAssignableTo(Thread.class))))
                        .because("one batch after the other: the replica has the thread"));
        wall(
                "the core has no clock and no chance",
                noClasses()
                        .that(in("desk"))
                        .should(callAny(
                                List.of(Instant.class, Clock.class, InstantSource.class, System.class, Math.class),
                                List.of("now", "system", "systemUTC", "currentTimeMillis", "nanoTime", "random")))
                        .orShould()
                        .dependOnClassesThat(DescribedPredicate.describe(
                                "make chance",
                                type -> Stream.of(Random.class, SplittableRandom.class, SecureRandom.class, UUID.class)
                                        .anyMatch(type::isAssignableTo)))
                        .orShould(callAny(List.of(RandomGenerator.class), List.of("getDefault", "of")))
                        .because("time and chance come with the command: the same log gives the same desk"));
    }

    private void libraries() {
        library(
                "Netty",
                "below the upgrade there is one place that owns sockets",
                "io.netty..",
                "gateway",
                "bench",
                "torture");
        library("Vert.x", "what waits and what must not wait are kept apart", "io.vertx..", "gateway", "api", "");
        library(
                "jOOQ",
                "SQL is written where rows are read and written",
                "org.jooq..",
                "sql",
                "table",
                "log",
                "transcript",
                "directory",
                "upload",
                // Reads the whole database once a run is over.
                "torture");
        for (var driver : List.of("java.sql..", "com.zaxxer.hikari..", "org.flywaydb..", "org.sqlite..")) {
            library(driver, "what differs between databases is in one place", driver, "sql");
        }
        library(
                "Jackson",
                "sessions pass frames, and replicas commands: only the edges spell them",
                "tools.jackson..",
                "wire",
                "table",
                "api",
                "directory",
                "demo",
                "bench",
                "drill",
                "sim",
                "staffing",
                "torture",
                "");
        library("Nimbus", "one place checks signatures", "com.nimbusds..", "directory");
        library("Tika", "one place says what a file is", "org.apache.tika..", "upload");
    }

    private void habits() {
        wall(
                "time is told to who needs it",
                noClasses()
                        .that(resideInAPackage(root + "..")
                                .and(not(resideInAnyPackage(
                                        root, root + ".bench..", root + ".torture..", root + ".demo.."))))
                        .should(callAny(
                                List.of(Instant.class, Clock.class, InstantSource.class, System.class),
                                List.of("now", "system", "systemUTC", "currentTimeMillis")))
                        .because("tests turn the clock by hand"));
        wall(
                "a visitor's session has no pen for agents",
                noClasses()
                        .that()
                        .haveSimpleName("VisitorSession")
                        .should()
                        .dependOnClassesThat(DescribedPredicate.describe(
                                "are frames for agents", type -> type.getName().startsWith(root + ".wire.ToAgent")))
                        .because("showing a visitor a note must not even compile"));
        wall(
                "nothing static changes",
                fields().that()
                        .areDeclaredInClassesThat()
                        .resideInAPackage(root + "..")
                        .and()
                        .areStatic()
                        .should()
                        .beFinal()
                        .because("Main shows the whole graph"));
        wall(
                "a name says what a thing is",
                noClasses()
                        .that()
                        .resideInAPackage(root + "..")
                        .should()
                        .haveNameMatching(".*(Manager|Service|Util|Utils|Helper|Impl|Dto)")
                        .orShould()
                        .haveNameMatching(".*\\.Abstract[A-Z].*")
                        .because("a class that could be called anything could do anything"));
    }

    private void room(String room, String reason, String... neighbours) {
        var own = Stream.concat(Stream.of(room), Stream.of(neighbours))
                .map(name -> root + "." + name + "..")
                .toArray(String[]::new);
        wall(
                room + " uses " + (neighbours.length == 0 ? "no other room" : "only " + String.join(", ", neighbours)),
                noClasses()
                        .that(in(room))
                        .should()
                        .dependOnClassesThat(resideInAPackage(root + "..").and(not(resideInAnyPackage(own))))
                        .because(reason));
    }

    /// @param rooms where it is used; `""` is where the graph is built
    private void library(String name, String reason, String packages, String... rooms) {
        var own = Stream.of(rooms)
                .map(room -> room.isEmpty() ? root : root + "." + room + "..")
                .toArray(String[]::new);
        wall(
                name + " stays in its rooms",
                noClasses()
                        .that(resideInAPackage(root + "..").and(not(resideInAnyPackage(own))))
                        .should()
                        .dependOnClassesThat(resideInAPackage(packages))
                        .because(reason));
    }

    private void wall(String name, ArchRule rule) {
        walls.put(name, rule);
    }

    private DescribedPredicate<JavaClass> in(String room) {
        return resideInAPackage(root + "." + room + "..");
    }

    private DescribedPredicate<JavaClass> named(String... names) {
        var full = Stream.of(names).map(name -> root + "." + name).toList();
        return DescribedPredicate.describe(
                "are " + full,
                type -> full.stream()
                        .anyMatch(name ->
                                type.getName().equals(name) || type.getName().startsWith(name + "$")));
    }

    private static ArchCondition<JavaClass> callAny(List<Class<?>> owners, List<String> methods) {
        return ArchConditions.callMethodWhere(DescribedPredicate.describe(
                "calls of " + methods,
                (JavaAccess<?> call) -> methods.contains(call.getTarget().getName())
                        && owners.stream().anyMatch(call.getTargetOwner()::isEquivalentTo)));
    }
}
