package rapport;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The walls stand, and would fall if somebody broke them.
class ArchitectureTest {
    private static final String HOUSE = "rapport";
    private static final String RUIN = "rapport.walls";

    /// All classes of the server, and none of the tests.
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importUrl(Main.class.getProtectionDomain().getCodeSource().getLocation());

    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages(RUIN);

    @ParameterizedTest(name = "{0}")
    @MethodSource("walls")
    void stands(String name, ArchRule wall) {
        wall.check(CLASSES);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("plantedWalls")
    void fallsWhereItIsBreached(String name, ArchRule wall) {
        assertThat(wall.evaluate(PLANTED).hasViolation()).as(name).isTrue();
    }

    @Test
    void everyRoomHasItsWall() {
        var rooms = new TreeSet<String>();
        CLASSES.forEach(type -> {
            var names = type.getPackageName().split("\\.");
            if (names.length > 1) {
                rooms.add(names[1]);
            }
        });

        assertThat(rooms)
                .isEqualTo(new TreeSet<>(Set.of(
                        "api",
                        "audit",
                        "bench",
                        "demo",
                        "desk",
                        "directory",
                        "drill",
                        "gateway",
                        "log",
                        "replica",
                        "sim",
                        "sql",
                        "staffing",
                        "table",
                        "torture",
                        "transcript",
                        "upload",
                        "wire")))
                .allSatisfy(room ->
                        assertThat(Walls.of(HOUSE).keySet()).anyMatch(name -> name.startsWith(room + " uses ")));
    }

    @Test
    void everyRoomSaysWhatMayBeNull() {
        CLASSES.forEach(type -> assertThat(type.getPackage().isAnnotatedWith(NullMarked.class))
                .as(type.getName())
                .isTrue());
    }

    private static Stream<Arguments> walls() {
        return arguments(HOUSE);
    }

    private static Stream<Arguments> plantedWalls() {
        return arguments(RUIN);
    }

    private static Stream<Arguments> arguments(String root) {
        return Walls.of(root).entrySet().stream().map(wall -> Arguments.of(wall.getKey(), wall.getValue()));
    }
}
