package rapport.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.desk.Role;

/// Bodies are closed, typed and limited (security requirements S5, S11).
final class BodyTest {
    @RegisterExtension
    static final House house = new House();

    private static Client administrator;

    @BeforeAll
    static void moveIn() {
        house.inhabited();
        administrator = house.as(Role.ADMINISTRATOR);
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "{\"name\":\"X\",\"allowedOrigins\":[],\"isAdmin\":true}|isAdmin",
                "{\"allowedOrigins\":[]}|name",
                "{\"name\":\"X\"}|allowedOrigins",
                "{\"name\":5,\"allowedOrigins\":[]}|name",
                "{\"name\":\"\",\"allowedOrigins\":[]}|name",
                "{\"name\":\"\u200b\",\"allowedOrigins\":[]}|name",
                "{\"name\":{\"$gt\":\"\"},\"allowedOrigins\":[]}|name",
                "{\"name\":\"X\",\"allowedOrigins\":\"https://a.example\"}|allowedOrigins",
                "{\"name\":\"X\",\"allowedOrigins\":[7]}|allowedOrigins",
                "{\"name\":\"X\",\"allowedOrigins\":[\"https://a.example/path\"]}|allowedOrigins",
                "{\"name\":\"X\",\"allowedOrigins\":[],\"policy\":{\"graceSeconds\":-1}}|graceSeconds",
                "{\"name\":\"X\",\"allowedOrigins\":[],\"policy\":{\"graceSeconds\":1.5}}|graceSeconds",
                "{\"name\":\"X\",\"allowedOrigins\":[],\"policy\":{\"graceSeconds\":\"7\"}}|graceSeconds",
                "{\"name\":\"X\",\"allowedOrigins\":[],\"policy\":{\"strategy\":\"worst\"}}|strategy",
                "{\"name\":\"X\",\"allowedOrigins\":[],\"policy\":{\"grace\":7}}|grace"
            },
            delimiter = '|',
            quoteCharacter = '\0')
    void aComplaintNamesTheField(String body, String field) {
        Client.Answer answer = administrator.post("/api/v1/sites", body).expect(400, "malformed");
        assertThat(answer.json().get("field").stringValue()).isEqualTo(field);
        assertThat(house.directory().sites().all()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "7",
                "\"text\"",
                "{",
                "{}{}",
                "{\"name\":NaN}",
                "{'name':'x'}",
                "{\"name\":\"a\",\"name\":\"b\",\"allowedOrigins\":[]}"
            })
    void whatIsNotOneJsonObjectIsMalformed(String body) {
        assertThat(administrator
                        .post("/api/v1/sites", body)
                        .expect(400, "malformed")
                        .text())
                .doesNotContain("Exception", "jackson", "line");
    }

    @Test
    void aBodyThatIsNestedTooDeeplyIsMalformed() {
        String deep = "{\"name\":" + "[".repeat(1_000) + "]".repeat(1_000) + "}";
        administrator.post("/api/v1/sites", deep).expect(400, "malformed");
    }

    @Test
    void aBodyThatIsTooLargeIsRefused() {
        administrator
                .post("/api/v1/sites", "{\"name\":\"" + "x".repeat(70_000) + "\"}")
                .expect(413, "too_large");
    }

    @Test
    void whatIsNotThereIsNotFoundAndAnotherMethodNotAllowed() {
        administrator.get("/api/v1/nothing").expect(404, "not_found");
        assertThat(administrator
                        .delete("/api/v1/sites")
                        .expect(405, "method_not_allowed")
                        .header("Allow"))
                .contains("GET, POST");
    }

    @Test
    void anIdThatIsTooLongIsNotFound() {
        administrator.patch("/api/v1/sites/" + "x".repeat(100), "{}").expect(404, "not_found");
    }
}
