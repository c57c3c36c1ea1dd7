package rapport.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A report that is incomplete, of somebody else or bad is not taken for a good one.
final class AutobahnReportTest {
    private static final Set<String> CHAPTERS = Set.of("1", "10");

    @TempDir
    private Path folder;

    @Test
    void allCasesThatAreGoodAreGood() throws IOException {
        var report = report(one("1.1.1", "OK", "OK") + "," + one("1.2.1", "NON-STRICT", "OK") + ","
                + one("10.1.1", "OK", "INFORMATIONAL"));
        assertThat(report.wrong(3, CHAPTERS)).isEmpty();
        assertThat(report.byChapter())
                .isEqualTo(Map.of(
                        "1", Map.of("OK", 1L, "NON-STRICT", 1L),
                        "10", Map.of("INFORMATIONAL", 1L)));
    }

    @Test
    void aCaseThatFailedOrClosedWronglyIsNamed() throws IOException {
        var report = report(one("1.1.1", "FAILED", "OK") + "," + one("1.1.2", "OK", "WRONG CODE") + ","
                + one("1.1.3", "NON-STRICT", "UNCLEAN") + ",\"10.1.1\": {}");
        assertThat(report.wrong(4, CHAPTERS))
                .containsExactly("1.1.1 FAILED", "1.1.2 WRONG CODE", "1.1.3 UNCLEAN", "10.1.1 nothing");
    }

    @Test
    void fewerCasesOrChaptersThanWereAskedForAreNotEnough() throws IOException {
        assertThat(report(one("1.1.1", "OK", "OK")).wrong(2, CHAPTERS))
                .containsExactly("1 cases instead of 2", "chapters [1] instead of " + CHAPTERS);
    }

    @Test
    void aReportOfSomebodyElseHasNoCases() throws IOException {
        Files.writeString(folder.resolve("index.json"), "{\"Other\": {" + one("1.1.1", "OK", "OK") + "}}");
        assertThat(AutobahnReport.read(folder.resolve("index.json"), "Rapport").wrong(1, Set.of("1")))
                .isNotEmpty();
    }

    @Test
    void whereThereIsNoReportThereIsNoVerdict() {
        assertThatThrownBy(() -> AutobahnReport.read(folder.resolve("index.json"), "Rapport"))
                .isInstanceOf(NoSuchFileException.class);
    }

    private AutobahnReport report(String cases) throws IOException {
        var index = folder.resolve("index.json");
        Files.writeString(index, "{\"Rapport\": {" + cases + "}}");
        return AutobahnReport.read(index, "Rapport");
    }

    private static String one(String name, String behaviour, String close) {
        return "\"%s\": {\"behavior\": \"%s\", \"behaviorClose\": \"%s\"}".formatted(name, behaviour, close);
    }
}
