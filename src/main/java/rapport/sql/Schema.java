package rapport.sql;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/// Whether a database has had exactly the migrations that there are, each as it is written today.
///
/// Flyway finds that out as well, and is the one that migrates; but to look through the jar and at everything that it
/// knows of databases takes it longer than all else that happens to the database at a start. It is asked whenever
/// anything is not as it should be, and has the word on what that is.
final class Schema {
    static final String FOLDER = "db/migration/sqlite";

    /// All of them, in their order. A test holds this list against the folder.
    static final List<String> SCRIPTS = List.of(
            "V1__log.sql",
            "V2__directory.sql",
            "V3__ids_in_order.sql",
            "V4__teams_and_hours.sql",
            "V5__former_accounts.sql",
            "V6__decisions_say_what_was_asked.sql",
            "V7__decisions_count_the_others.sql",
            "V8__late_rows.sql");

    /// As Flyway keeps it.
    private record Applied(String script, int checksum, boolean success) {}

    private Schema() {}

    static boolean current(Connection connection) throws SQLException, IOException {
        return known(connection) && applied(connection).equals(wanted());
    }

    private static boolean known(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select 1 from sqlite_master where type = 'table' and name = 'flyway_schema_history'")) {
            return rows.next();
        }
    }

    private static List<Applied> applied(Connection connection) throws SQLException {
        List<Applied> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select script, checksum, success from flyway_schema_history order by installed_rank")) {
            while (rows.next()) {
                found.add(new Applied(rows.getString(1), rows.getInt(2), rows.getBoolean(3)));
            }
        }
        return found;
    }

    private static List<Applied> wanted() throws IOException {
        List<Applied> all = new ArrayList<>();
        for (String script : SCRIPTS) {
            all.add(new Applied(script, checksum(script), true));
        }
        return all;
    }

    /// As Flyway computes it: of the lines without what ends them.
    private static int checksum(String script) throws IOException {
        CRC32 sum = new CRC32();
        try (InputStream file = Schema.class.getClassLoader().getResourceAsStream(FOLDER + "/" + script)) {
            if (file == null) {
                throw new IOException(script + " is missing in the jar");
            }
            var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                sum.update(line.getBytes(StandardCharsets.UTF_8));
            }
        }
        return (int) sum.getValue();
    }
}
