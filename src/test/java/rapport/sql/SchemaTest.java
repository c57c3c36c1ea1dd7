package rapport.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What [Schema] says is held against what Flyway did.
final class SchemaTest {
    @TempDir
    Path folder;

    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        Database.open(folder).close();
        connection = new Sqlite(folder).openWriter();
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void everyScriptIsNamedInOrder() throws IOException {
        try (var files = Files.list(Path.of("src/main/resources", Schema.FOLDER))) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .sorted(Comparator.comparingInt(
                                    name -> Integer.parseInt(name.substring(1, name.indexOf('_'))))))
                    .containsExactlyElementsOf(Schema.SCRIPTS);
        }
    }

    @Test
    void whatFlywayBroughtUpToDateIsCurrent() throws SQLException, IOException {
        assertThat(Schema.current(connection)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from flyway_schema_history where version = '7'",
                "update flyway_schema_history set checksum = 1 where version = '2'",
                "update flyway_schema_history set success = 0 where version = '7'",
                "insert into flyway_schema_history select 1000, '1000', 'of a newer one', 'SQL', 'V1000__newer.sql', 1, installed_by,"
                        + " installed_on, 1, 1 from flyway_schema_history where version = '7'",
                "drop table flyway_schema_history"
            })
    void anythingElseIsForFlyway(String change) throws SQLException, IOException {
        try (var statement = connection.createStatement()) {
            statement.execute(change);
        }

        assertThat(Schema.current(connection)).isFalse();
    }
}
