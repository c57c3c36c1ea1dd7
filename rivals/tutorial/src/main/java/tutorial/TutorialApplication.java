package tutorial;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.servlet.context.ServletWebServerInitializedEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.web.socket.server.standard.ServerEndpointExporter;

/// Customer chat as tutorials teach it: one endpoint, static maps of sessions, a row in the database for each message
/// and one for whom it is to, then the frames. It stands here to be measured beside Rapport.
///
/// Arguments: `--ready-file=FILE` is written once it listens. The database comes from RAPPORT_BENCH_MARIADB.
@SpringBootApplication
public class TutorialApplication {
    /// EX_UNAVAILABLE of sysexits.h: there is no database, which is no mistake of this program.
    private static final int NO_DATABASE = 69;

    private static final String DATABASE =
            System.getenv().getOrDefault("RAPPORT_BENCH_MARIADB", "jdbc:mariadb://127.0.0.1:3306/test?user=root");

    public static void main(String[] args) {
        try (var connection = DriverManager.getConnection(DATABASE)) {
            connection.isValid(1);
        } catch (SQLException unreachable) {
            System.err.println("no MariaDB: " + unreachable.getMessage());
            System.exit(NO_DATABASE);
        }
        System.setProperty("spring.datasource.url", DATABASE);
        SpringApplication.run(TutorialApplication.class, args);
    }

    @Bean
    ServerEndpointExporter endpoints() {
        return new ServerEndpointExporter();
    }

    @Bean
    Ready ready(MessageStore store, org.springframework.core.env.Environment environment) {
        return new Ready(store, Path.of(environment.getRequiredProperty("ready-file")));
    }

    /// Says where it listens and on what database, for who started it.
    record Ready(MessageStore store, Path file) {
        @EventListener
        void listening(ServletWebServerInitializedEvent event) throws IOException {
            ChatEndpoint.store = store;
            Path whole = file.resolveSibling(file.getFileName() + ".new");
            String url = "http://127.0.0.1:" + event.getWebServer().getPort() + "/";
            Files.writeString(
                    whole, new ObjectMapper().writeValueAsString(Map.of("url", url, "database", store.settings())));
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
        }
    }
}
