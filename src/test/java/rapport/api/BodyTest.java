package rapport.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.desk.Role;
import tools.jackson.databind.JsonNode;

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
                "{\"name\":null,\"allowedOrigins\":[]}|name",
                "{\"name\":\"X\",\"allowedOrigins\":[],\"policy\":null}|policy",
                "{\"name\":\"\",\"allowedOrigins\":[]}|name",
                "{\"name\":\"\u200b\",\"allowedOrigins\":[]}|name",
                "{\"name\":{\"$gt\":\"\"},\"allowedOrigins\":[]}|name",
                "{\"name\":\"X\",\"allowedOrigins\":\"https://a.example\"}|allowedOrigins",
                "{\"name\":\"X\",\"allowedOrigins\":[7]}|allowedOrigins[0]",
                "{\"name\":\"X\",\"allowedOrigins\":[\"https://a.example/path\"]}|allowedOrigins[0]",
                "{\"name\":\"X\",\"allowedOrigins\":[],\"policy\":{\"graceSeconds\":-1}}|policy.graceSeconds",
                "{\"name\":\"X\",\"allowedOrigins\":[],\"policy\":{\"graceSeconds\":1.5}}|policy.graceSeconds",
                "{\"name\":\"X\",\"allowedOrigins\":[],\"policy\":{\"graceSeconds\":\"7\"}}|policy.graceSeconds",
                "{\"name\":\"X\",\"allowedOrigins\":[],\"policy\":{\"strategy\":\"worst\"}}|policy.strategy",
                "{\"name\":\"X\",\"allowedOrigins\":[],\"policy\":{\"grace\":7}}|policy.grace"
            },
            delimiter = '|',
            quoteCharacter = '\0')
    void aComplaintNamesTheField(String body, String field) {
        Client.Answer answer = administrator.post("/api/v1/sites", body).expect(400, "malformed");
        assertThat(answer.json().get("field").stringValue()).isEqualTo(field);
        assertThat(house.directory().sites().all()).hasSize(1);
    }

    @Test
    void allWrongFieldsAreNamedAtOnceAndSaidToBe() {
        String body = "{\"name\":\"\u200b\",\"allowedOrigins\":[\"https://a.example\",\"a\",7],"
                + "\"policy\":{\"graceSeconds\":-1,\"strategy\":\"worst\",\"grace\":7},\"isAdmin\":true}";
        JsonNode problem = administrator
                .post("/api/v1/sites", body)
                .expect(400, "malformed")
                .json();
        assertThat(problem.get("errors")
                        .valueStream()
                        .map(error -> error.get("field").stringValue() + " "
                                + error.get("code").stringValue()))
                .containsExactly(
                        "name bad_form",
                        "allowedOrigins[1] bad_form",
                        "allowedOrigins[2] invalid",
                        "policy.strategy not_a_choice",
                        "policy.graceSeconds invalid",
                        "policy.grace unknown_field",
                        "isAdmin unknown_field");
        assertThat(problem.get("errors")
                        .valueStream()
                        .map(error -> error.get("detail").stringValue()))
                .allMatch(detail -> detail.endsWith("."));
        assertThat(problem.get("detail").stringValue()).endsWith(" And 6 more.");
        assertThat(house.directory().sites().all()).hasSize(1);
    }

    @Test
    void whatIsMissingIsNamedBesideWhatIsWrong() {
        JsonNode problem = administrator
                .post("/api/v1/agents", "{\"login\":\"a b\",\"capacity\":true}")
                .expect(400, "malformed")
                .json();
        assertThat(problem.get("errors")
                        .valueStream()
                        .map(error -> error.get("field").stringValue() + " "
                                + error.get("code").stringValue()))
                .containsExactly("login bad_form", "name missing", "password missing", "capacity invalid");
    }

    @Test
    void aBodyOfManyUnknownFieldsIsAnsweredWithinBounds() {
        String fields = IntStream.range(0, 1_000)
                .mapToObj(i -> "\"" + "x".repeat(40) + i + "\":1")
                .collect(Collectors.joining(",", "{", "}"));
        JsonNode problem = administrator
                .patch("/api/v1/sites/x", fields)
                .expect(400, "malformed")
                .json();
        assertThat(problem.get("errors").size()).isEqualTo(50);
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
                "{\"\\ud800\":1}",
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
