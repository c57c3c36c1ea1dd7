package rapport.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/// Who judges answers by the document sees what is wrong with them.
final class ApiDocumentTest {
    private static final ApiDocument.Operation OWNER =
            ApiDocument.source().operations().get("GET /api/v1/visitors/{id}/owner");
    private static final String RIGHT = "{\"agent\":\"a_x\",\"etag\":\"\\\"t\\\"\"}";
    private static final Map<String, String> HEADERS = Map.of("content-type", "application/json", "etag", "\"t\"");

    @Test
    void aRightAnswerHasNoFaults() {
        assertThat(OWNER.faults(200, HEADERS, RIGHT)).isEmpty();
        assertThat(OWNER.faults(304, Map.of("etag", "\"t\""), "")).isEmpty();
    }

    @Test
    void whatIsMissingOrNotDocumentedIsAFault() {
        assertThat(OWNER.faults(200, HEADERS, "{\"agent\":\"a_x\"}")).hasSize(1);
        assertThat(OWNER.faults(200, HEADERS, RIGHT.replace("}", ",\"since\":1}")))
                .hasSize(1);
        assertThat(OWNER.faults(200, HEADERS, RIGHT.replace("\"a_x\"", "7"))).hasSize(1);
        assertThat(OWNER.faults(200, Map.of("content-type", "application/json"), RIGHT))
                .hasSize(1);
        assertThat(OWNER.faults(200, Map.of("content-type", "application/json", "etag", "W/\"t\""), RIGHT))
                .hasSize(1);
        assertThat(OWNER.faults(200, Map.of("content-type", "text/plain", "etag", "\"t\""), RIGHT))
                .hasSize(1);
        assertThat(OWNER.faults(304, HEADERS, RIGHT)).hasSize(1);
        assertThat(OWNER.faults(418, HEADERS, RIGHT)).as("no problem").hasSize(1);
    }

    @Test
    void bodiesOfRequestsAreClosed() {
        var change = ApiDocument.source().operations().get("PATCH /api/v1/sites/{id}");
        assertThat(change.requestFaults("{\"policy\":{\"graceSeconds\":5}}")).isEmpty();
        assertThat(change.requestFaults("{\"policy\":{\"graceSeconds\":-5}}")).hasSize(1);
        assertThat(change.requestFaults("{\"policy\":{\"grace\":5}}")).hasSize(1);
        assertThat(change.requestFaults("{\"name\":null}")).hasSize(1);
    }
}
