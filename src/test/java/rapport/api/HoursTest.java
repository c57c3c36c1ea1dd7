package rapport.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rapport.desk.Hours;
import rapport.desk.Role;
import tools.jackson.databind.JsonNode;

/// A site's hours over HTTP.
final class HoursTest {
    private static final String HOURS = "{\"zone\":\"Europe/Berlin\","
            + "\"week\":{\"monday\":[{\"from\":\"09:00\",\"to\":\"12:30\"},{\"from\":\"13:00\",\"to\":\"24:00\"}]},"
            + "\"holidays\":[{\"date\":\"2026-12-24\",\"name\":\"Christmas Eve\","
            + "\"open\":[{\"from\":\"09:00\",\"to\":\"12:00\"}]},"
            + "{\"date\":\"2026-12-25\",\"name\":\"Christmas\",\"open\":[]}]}";

    @RegisterExtension
    final House house = new House();

    private Client administrator;

    @BeforeEach
    void moveIn() {
        house.inhabited();
        administrator = house.as(Role.ADMINISTRATOR);
    }

    @Test
    void areShownAsTheyWereSet() {
        assertThat(set(HOURS).expect(200).json().get("policy").get("hours").toString())
                .isEqualTo(HOURS);
        assertThat(house.desk()
                        .inspect(view -> view.policy(house.site().id()))
                        .hours()
                        .map(Hours::zone)
                        .map(Object::toString))
                .contains("Europe/Berlin");
    }

    @Test
    void stayWhenSomethingElseIsChangedAndGoWhenItIsAlwaysOpen() {
        set(HOURS).expect(200);
        JsonNode policy = administrator
                .patch(site(), "{\"policy\":{\"graceSeconds\":7,\"queueLimit\":3}}")
                .expect(200)
                .json()
                .get("policy");
        assertThat(policy.get("hours").toString()).isEqualTo(HOURS);
        policy = administrator
                .patch(site(), "{\"policy\":{\"hours\":{\"always\":true}}}")
                .expect(200)
                .json()
                .get("policy");
        assertThat(policy.get("hours").toString()).isEqualTo("{\"always\":true}");
        assertThat(policy.get("queueLimit").intValue()).isEqualTo(3);
    }

    @Test
    void areWrittenWhole() {
        set(HOURS).expect(200);
        String other = "{\"zone\":\"Asia/Shanghai\",\"week\":{}}";
        assertThat(set(other).expect(200).json().get("policy").get("hours").toString())
                .isEqualTo("{\"zone\":\"Asia/Shanghai\",\"week\":{},\"holidays\":[]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'zone':'Mars/Olympus','week':{}}                                          | zone                  | bad_form",
                "{'zone':'+02:00','week':{}}                                                | zone                  | bad_form",
                "{'week':{}}                                                                | zone                  | missing",
                "{'zone':'UTC'}                                                             | week                  | missing",
                "{'always':false}                                                           | always                | invalid",
                "{'always':true,'zone':'UTC'}                                               | zone                  | unknown_field",
                "{'zone':'UTC','week':{'Monday':[]}}                                        | week.Monday           | unknown_field",
                "{'zone':'UTC','week':{'monday':[{'from':'9:00','to':'10:00'}]}}            | week.monday[0].from   | bad_form",
                "{'zone':'UTC','week':{'monday':[{'from':'09:00','to':'24:01'}]}}           | week.monday[0].to     | bad_form",
                "{'zone':'UTC','week':{'monday':[{'from':'09:00','to':'09:00'}]}}           | week.monday[0].to     | invalid",
                "{'zone':'UTC','week':{'friday':[{'from':'09:00'}]}}                        | week.friday[0].to     | missing",
                "{'zone':'UTC','week':{'monday':[{'from':'09:00','to':'12:00'},{'from':'11:59','to':'13:00'}]}} | week.monday[1].from | invalid",
                "{'zone':'UTC','week':{'monday':[{'from':'09:00','to':'12:00'},{'from':'09:00','to':'12:00'}]}} | week.monday[1].from | invalid",
                "{'zone':'UTC','week':{},'holidays':[{'date':'2026-02-29','name':'x'}]}     | holidays[0].date      | bad_form",
                "{'zone':'UTC','week':{},'holidays':[{'name':'x'}]}                         | holidays[0].date      | missing",
                "{'zone':'UTC','week':{},'holidays':[{'date':'2026-01-01'}]}                | holidays[0].name      | missing",
                "{'zone':'UTC','week':{},'holidays':[{'date':'2026-01-01','name':'x'},{'date':'2026-01-01','name':'y'}]} | holidays[1].date | invalid",
                "{'zone':'UTC','week':{},'holidays':[7]}                                    | holidays[0]           | invalid",
            })
    void areWrongAtTheirField(String hours, String field, String code) {
        JsonNode errors =
                set(hours.replace('\'', '"')).expect(400, "malformed").json().get("errors");
        assertThat(errors).hasSize(1);
        assertThat(errors.get(0).get("field").stringValue()).isEqualTo("policy.hours." + field);
        assertThat(errors.get(0).get("code").stringValue()).isEqualTo(code);
    }

    @Test
    void mayTouch() {
        set("{\"zone\":\"UTC\",\"week\":{\"monday\":[{\"from\":\"12:00\",\"to\":\"13:00\"},"
                        + "{\"from\":\"09:00\",\"to\":\"12:00\"}]}}")
                .expect(200);
    }

    private Client.Answer set(String hours) {
        return administrator.patch(site(), "{\"policy\":{\"hours\":" + hours + "}}");
    }

    private String site() {
        return "/api/v1/sites/" + house.site().id().value();
    }
}
