package rapport.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import rapport.desk.Role;

/// What watches over the server asks.
final class HealthTest {
    @RegisterExtension
    final House house = new House();

    @Test
    void tellsThatItLivesAndIsReady() {
        assertThat(house.nobody().get("/healthz").expect(200).text()).isEqualTo("{\"status\":\"ok\"}");
        house.nobody().get("/readyz").expect(200);
    }

    @Test
    void metricsAreForThisMachineAndAdministrators() {
        house.inhabited();
        Client throughAProxy = house.nobody().with("X-Forwarded-For", "192.0.2.1");
        house.nobody().get("/metrics").expect(200);
        throughAProxy.get("/metrics").expect(403, "forbidden");
        house.as(Role.ADMINISTRATOR)
                .with("X-Forwarded-For", "192.0.2.1")
                .get("/metrics")
                .expect(200);
    }
}
