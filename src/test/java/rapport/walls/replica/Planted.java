package rapport.walls.replica;

import com.nimbusds.jwt.JWT;
import com.zaxxer.hikari.HikariConfig;
import java.sql.Connection;
import org.apache.tika.mime.MediaType;
import org.flywaydb.core.Flyway;
import org.sqlite.SQLiteConfig;
import tools.jackson.databind.JsonNode;

/// Breaks the wall to the gateway, and those around every library that has a room of its own.
public record Planted(
        rapport.walls.gateway.Planted gateway,
        JWT token,
        HikariConfig pool,
        Connection connection,
        MediaType type,
        Flyway migrations,
        SQLiteConfig database,
        JsonNode json) {}
