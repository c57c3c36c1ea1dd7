package rapport.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rapport.desk.Role;
import tools.jackson.databind.JsonNode;

/// Teams and skills over HTTP, and what names them.
final class TeamsTest {
    @RegisterExtension
    final House house = new House();

    private Client administrator;

    @BeforeEach
    void moveIn() {
        house.inhabited();
        administrator = house.as(Role.ADMINISTRATOR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"teams", "skills"})
    void areMadeRenamedAndDeleted(String kind) {
        JsonNode made = make(kind, "Returns");
        String path = "/api/v1/" + kind + "/" + made.get("id").stringValue();
        assertThat(administrator.get("/api/v1/" + kind).json().get(kind)).containsExactly(made);
        JsonNode renamed =
                administrator.patch(path, "{\"name\":\"退货\"}").expect(200).json();
        assertThat(renamed.get("name").stringValue()).isEqualTo("退货");
        assertThat(administrator.get(path).expect(200).json()).isEqualTo(renamed);
        assertThat(administrator.patch(path, "{}").expect(200).json()).isEqualTo(renamed);
        administrator.delete(path).expect(204);
        administrator.delete(path).expect(404, "not_found");
        administrator.patch(path, "{\"name\":\"X\"}").expect(404, "not_found");
        assertThat(administrator.get("/api/v1/" + kind).json().get(kind)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"teams", "skills"})
    void haveNamesThatNoOtherHas(String kind) {
        make(kind, "Returns");
        JsonNode other = make(kind, "Sales");
        String path = "/api/v1/" + kind + "/" + other.get("id").stringValue();
        for (Client.Answer taken : List.of(
                administrator.post("/api/v1/" + kind, "{\"name\":\" RETURNS\u200b\"}"),
                administrator.patch(path, "{\"name\":\"returns\"}"))) {
            JsonNode error =
                    taken.expect(409, "name_taken").json().get("errors").get(0);
            assertThat(error.get("field").stringValue()).isEqualTo("name");
            assertThat(error.get("code").stringValue()).isEqualTo("taken");
        }
        administrator.patch(path, "{\"name\":\"SALES\"}").expect(200);
    }

    @Test
    void ofVeryManyThatAreNotThereTheFirstAreNamed() {
        String teams = IntStream.range(0, 50).mapToObj(i -> "\"t" + i + "\"").collect(Collectors.joining(","));
        String skills = IntStream.range(0, 50)
                .mapToObj(i -> "{\"skill\":\"s" + i + "\",\"level\":1}")
                .collect(Collectors.joining(","));
        var problem = administrator
                .patch(agent(), "{\"teams\":[" + teams + "],\"skills\":[" + skills + "]}")
                .expect(404, "not_found")
                .json();
        assertThat(problem.get("errors").size()).isEqualTo(50);
    }

    @Test
    void ofManyWhoGiveTheSameNameAtOnceOneIsFirst() throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> tries = IntStream.range(0, 16)
                    .<Callable<Integer>>mapToObj(i -> () -> administrator
                            .post("/api/v1/teams", "{\"name\":\"Sales\"}")
                            .status())
                    .toList();
            assertThat(threads.invokeAll(tries).stream().map(Future::resultNow))
                    .containsOnlyOnce(201)
                    .containsOnly(201, 409);
        }
    }

    @Test
    void aNameHasTwoHundredCharactersAtMost() {
        make("teams", "名".repeat(200));
        administrator
                .post("/api/v1/teams", "{\"name\":\"" + "x".repeat(201) + "\"}")
                .expect(400, "malformed");
        administrator.post("/api/v1/skills", "{\"name\":\"\u200b\"}").expect(400, "malformed");
    }

    @Test
    void anAgentIsGivenThemAndKeepsWhatIsNotSaid() {
        String team = id(make("teams", "Sales"));
        String skill = id(make("skills", "German"));
        JsonNode changed = administrator
                .patch(
                        agent(),
                        "{\"teams\":[\"%s\",\"%s\"],\"skills\":[{\"skill\":\"%s\",\"level\":4}]}"
                                .formatted(team, team, skill))
                .expect(200)
                .json();
        assertThat(changed.get("teams").toString()).isEqualTo("[\"" + team + "\"]");
        assertThat(changed.get("skills").toString()).isEqualTo("[{\"skill\":\"" + skill + "\",\"level\":4}]");
        changed = administrator.patch(agent(), "{\"teams\":[]}").expect(200).json();
        assertThat(changed.get("teams")).isEmpty();
        assertThat(changed.get("skills")).hasSize(1);
        assertThat(changed.get("capacity").intValue()).isEqualTo(4);
    }

    @Test
    void anAgentIsMadeWithThem() {
        String team = id(make("teams", "Sales"));
        JsonNode made = administrator
                .post(
                        "/api/v1/agents",
                        "{\"login\":\"mei\",\"name\":\"梅\",\"password\":\"a long password\",\"teams\":[\"" + team
                                + "\"]}")
                .expect(201)
                .json();
        assertThat(made.get("teams").toString()).isEqualTo("[\"" + team + "\"]");
        assertThat(made.get("skills")).isEmpty();
    }

    @Test
    void whatIsNotThereIsNamedWithItsField() {
        JsonNode problem = administrator
                .patch(agent(), "{\"capacity\":9,\"teams\":[\"t_1\"],\"skills\":[{\"skill\":\"k_1\",\"level\":1}]}")
                .expect(404, "not_found")
                .json();
        assertThat(problem.get("errors").findValuesAsString("field")).containsExactly("teams[0]", "skills[0].skill");
        assertThat(administrator.get(agent()).json().get("capacity").intValue())
                .as("nothing is changed")
                .isEqualTo(4);
        problem = administrator
                .patch(site(), "{\"policy\":{\"requirements\":{\"team\":\"t_1\"}}}")
                .expect(404, "not_found")
                .json();
        assertThat(problem.get("field").stringValue()).isEqualTo("policy.requirements.team");
    }

    @Test
    void aLevelIsOneToFiveAndASkillIsThereOnce() {
        String skill = id(make("skills", "German"));
        for (String level : List.of("0", "6", "1.5", "\"3\"")) {
            administrator
                    .patch(agent(), "{\"skills\":[{\"skill\":\"%s\",\"level\":%s}]}".formatted(skill, level))
                    .expect(400, "malformed");
        }
        JsonNode problem = administrator
                .patch(
                        agent(),
                        "{\"skills\":[{\"skill\":\"%s\",\"level\":1},{\"skill\":\"%s\",\"level\":2}]}"
                                .formatted(skill, skill))
                .expect(400, "malformed")
                .json();
        assertThat(problem.get("field").stringValue()).isEqualTo("skills[1].skill");
    }

    @Test
    void whatIsDeletedIsAskedForAndHadNoMore() {
        String team = id(make("teams", "Sales"));
        String skill = id(make("skills", "German"));
        String level = "[{\"skill\":\"" + skill + "\",\"level\":2}]";
        administrator
                .patch(agent(), "{\"teams\":[\"" + team + "\"],\"skills\":" + level + "}")
                .expect(200);
        administrator
                .patch(site(), "{\"policy\":{\"requirements\":{\"team\":\"" + team + "\",\"skills\":" + level + "}}}")
                .expect(200);
        administrator.delete("/api/v1/teams/" + team).expect(204);
        administrator.delete("/api/v1/skills/" + skill).expect(204);
        JsonNode agent = administrator.get(agent()).json();
        assertThat(agent.get("teams")).isEmpty();
        assertThat(agent.get("skills")).isEmpty();
        assertThat(administrator
                        .get(site())
                        .json()
                        .get("policy")
                        .get("requirements")
                        .toString())
                .isEqualTo("{\"skills\":[]}");
        administrator.patch(agent(), "{\"capacity\":2}").expect(200);
    }

    private JsonNode make(String kind, String name) {
        return administrator
                .post("/api/v1/" + kind, "{\"name\":\"" + name + "\"}")
                .expect(201)
                .json();
    }

    private static String id(JsonNode made) {
        return made.get("id").stringValue();
    }

    private String agent() {
        return "/api/v1/agents/" + house.account(Role.AGENT).id().value();
    }

    private String site() {
        return "/api/v1/sites/" + house.site().id().value();
    }
}
