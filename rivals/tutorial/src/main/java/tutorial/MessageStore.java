package tutorial;

import jakarta.annotation.PreDestroy;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;

/// Messages, and who is to read them, as rows: two statements a message, each of which commits by itself. The tables
/// have a name of this run's own and are gone when it ends.
@Component
public class MessageStore {
    private final JdbcTemplate jdbc;
    private final String prefix =
            "rapport_bench_" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);

    public MessageStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        jdbc.execute("CREATE TABLE " + prefix + "_message (id BIGINT AUTO_INCREMENT PRIMARY KEY, uuid CHAR(36) NOT NULL,"
                + " conversation BIGINT NOT NULL, sender VARCHAR(64) NOT NULL, content TEXT NOT NULL,"
                + " created_at DATETIME(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3), KEY (conversation, id))"
                + " ENGINE=InnoDB DEFAULT CHARSET=utf8mb4");
        jdbc.execute("CREATE TABLE " + prefix + "_inbox (id BIGINT AUTO_INCREMENT PRIMARY KEY, message BIGINT NOT NULL,"
                + " recipient VARCHAR(64) NOT NULL, seen BOOLEAN NOT NULL DEFAULT FALSE, KEY (recipient, seen))"
                + " ENGINE=InnoDB DEFAULT CHARSET=utf8mb4");
    }

    /// The number of the message, which both rows are flushed for when this returns.
    long save(String uuid, long conversation, String sender, String recipient, String content) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        jdbc.update(
                connection -> {
                    PreparedStatement insert = connection.prepareStatement(
                            "INSERT INTO " + prefix + "_message (uuid, conversation, sender, content) VALUES (?, ?, ?, ?)",
                            Statement.RETURN_GENERATED_KEYS);
                    insert.setString(1, uuid);
                    insert.setLong(2, conversation);
                    insert.setString(3, sender);
                    insert.setString(4, content);
                    return insert;
                },
                key);
        long message = key.getKey().longValue();
        jdbc.update("INSERT INTO " + prefix + "_inbox (message, recipient) VALUES (?, ?)", message, recipient);
        return message;
    }

    /// What the database really runs with.
    Map<String, Object> settings() {
        return jdbc.queryForMap("SELECT @@version AS version, @@innodb_flush_log_at_trx_commit AS flushLogAtCommit,"
                + " @@sync_binlog AS syncBinlog, @@log_bin AS binlog, @@pid_file AS pidFile, @@datadir AS dataFolder");
    }

    /// How many messages are stored, and how many rows for who is to read them.
    Map<String, Object> counts() {
        return jdbc.queryForMap("SELECT (SELECT COUNT(*) FROM " + prefix + "_message) AS messages, (SELECT COUNT(*) FROM "
                + prefix + "_inbox) AS inbox");
    }

    @PreDestroy
    void drop() {
        System.out.println("stored: " + counts());
        jdbc.execute("DROP TABLE " + prefix + "_message");
        jdbc.execute("DROP TABLE " + prefix + "_inbox");
    }
}
