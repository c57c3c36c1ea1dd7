package rapport.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import rapport.blackbox.client.Agent;
import rapport.blackbox.client.Frame;
import rapport.blackbox.client.Ids;

/// Nobody's change is lost to somebody who had not seen it: every thing has a tag, and `If-Match` is kept to.
@Tag("blackbox")
class EtagTest {

    @RegisterExtension
    static final Stage stage = new Stage();

    /// A thing that can be changed.
    ///
    /// @param list where it stands in a list, and the list's name; or nowhere
    private record Thing(String path, String method, Frame change, Frame other, Optional<String> list) {
        Rest.Answer change(Rest rest, Frame body) {
            return rest.call(method, path, Optional.of(body.toString()));
        }
    }

    private static List<Thing> things() {
        Talk talk = stage.talk(stage.agent(0));
        String agent = stage.staff().hire("agent", 2).id();
        return List.of(
                new Thing(
                        "/api/v1/agents/" + agent,
                        "PATCH",
                        Frame.object("capacity", 3),
                        Frame.object("name", "Wang Fang"),
                        Optional.of("agents")),
                new Thing(
                        "/api/v1/sites/" + stage.site("graceSeconds", 5).id(),
                        "PATCH",
                        Frame.object("policy", Map.of("graceSeconds", 6)),
                        Frame.object("name", "Shop " + Ids.next()),
                        Optional.of("sites")),
                named("teams"),
                named("skills"),
                new Thing(
                        "/api/v1/conversations/" + talk.conversation(),
                        "PATCH",
                        Frame.object("priority", 3),
                        Frame.object("requirements", Map.of()),
                        Optional.empty()),
                new Thing(
                        "/api/v1/visitors/" + talk.visitor().id() + "/owner",
                        "PUT",
                        Frame.object("agent", agent),
                        Frame.object(),
                        Optional.empty()));
    }

    private static Thing named(String kind) {
        Rest.Answer made = stage.admin()
                .post("/api/v1/" + kind, Frame.object("name", "A " + Ids.next()))
                .expect(201);
        return new Thing(
                made.header("Location").orElseThrow(),
                "PATCH",
                Frame.object("name", "B " + Ids.next()),
                Frame.object("name", "C " + Ids.next()),
                Optional.of(kind));
    }

    @TestFactory
    Stream<DynamicTest> a_change_of_what_was_changed_meanwhile_is_refused_with_the_tag_that_it_has_now() {
        return things().stream()
                .map(thing -> DynamicTest.dynamicTest(thing.path, () -> {
                    Rest admin = stage.admin();
                    String seen = tag(admin.get(thing.path).expect(200));
                    Rest.Answer changed = thing.change(admin.ifMatch(seen), thing.change);
                    assertThat(changed.status()).isIn(200, 204);
                    String now = tag(changed);
                    assertThat(now).isNotEqualTo(seen);

                    Rest.Answer late =
                            thing.change(admin.ifMatch(seen), thing.other).expect(412);
                    assertThat(late.header("Content-Type")).contains("application/problem+json");
                    assertThat(late.json().text("code")).isEqualTo("precondition_failed");
                    assertThat(late.json().text("etag")).isEqualTo(now);
                    assertThat(tag(late)).isEqualTo(now);
                    assertThat(tag(admin.get(thing.path).expect(200)))
                            .as("nothing changed")
                            .isEqualTo(now);

                    assertThat(thing.change(admin.ifMatch(now), thing.other).status())
                            .isIn(200, 204);
                    assertThat(thing.change(admin, thing.change).status())
                            .as("without If-Match")
                            .isIn(200, 204);
                    assertThat(thing.change(admin.ifMatch("*"), thing.other).status())
                            .isIn(200, 204);
                }));
    }

    @TestFactory
    Stream<DynamicTest> of_many_who_have_seen_the_same_one_changes_it() {
        return things().stream()
                .map(thing -> DynamicTest.dynamicTest(thing.path, () -> {
                    Rest admin = stage.admin();
                    thing.change(admin, thing.other);
                    Rest seen = admin.ifMatch(tag(admin.get(thing.path).expect(200)));
                    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                        List<Callable<Integer>> tries = IntStream.range(0, 16)
                                .<Callable<Integer>>mapToObj(i ->
                                        () -> thing.change(seen, thing.change).status())
                                .toList();
                        List<Integer> answers = threads.invokeAll(tries).stream()
                                .map(Future::resultNow)
                                .sorted()
                                .toList();
                        assertThat(answers.getFirst()).isIn(200, 204);
                        assertThat(answers.subList(1, answers.size())).containsOnly(412);
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> who_has_it_already_is_spared_the_bytes() {
        return things().stream()
                .map(thing -> DynamicTest.dynamicTest(thing.path, () -> {
                    Rest admin = stage.admin();
                    String tag = tag(admin.get(thing.path).expect(200));
                    for (String list : List.of(tag, "\"other\", W/" + tag, "*")) {
                        Rest.Answer same =
                                admin.and("If-None-Match", list).get(thing.path).expect(304);
                        assertThat(same.response().body()).isEmpty();
                        assertThat(tag(same)).isEqualTo(tag);
                    }
                    thing.change(admin, thing.change);
                    Rest.Answer other =
                            admin.and("If-None-Match", tag).get(thing.path).expect(200);
                    assertThat(tag(other)).isNotEqualTo(tag);
                }));
    }

    @TestFactory
    Stream<DynamicTest> a_list_has_a_tag_and_so_has_everything_in_it() {
        return things().stream()
                .flatMap(thing -> thing.list.stream()
                        .map(list -> DynamicTest.dynamicTest(thing.path, () -> {
                            Rest admin = stage.admin();
                            Rest.Answer all = admin.get("/api/v1/" + list).expect(200);
                            admin.and("If-None-Match", tag(all))
                                    .get("/api/v1/" + list)
                                    .expect(304);
                            Rest.Answer one = admin.get(thing.path).expect(200);
                            assertThat(one.json().text("etag")).isEqualTo(tag(one));
                            assertThat(all.json().parts(list)).contains(one.json());
                            thing.change(admin.ifMatch(one.json().text("etag")), thing.change)
                                    .expect(200);
                            admin.and("If-None-Match", tag(all))
                                    .get("/api/v1/" + list)
                                    .expect(200);
                        })));
    }

    @Test
    void a_new_thing_says_where_it_is_and_how_it_is_tagged() {
        Rest.Answer made = stage.admin()
                .post("/api/v1/sites", Frame.object("name", "Shop", "allowedOrigins", List.of()))
                .expect(201);
        String place = made.header("Location").orElseThrow();
        Rest.Answer found = stage.admin().get(place).expect(200);
        assertThat(found.json()).isEqualTo(made.json());
        assertThat(tag(found)).isEqualTo(tag(made));
    }

    @Test
    void an_agent_who_is_at_work_is_no_other_for_who_changes_the_account() {
        Ready.Person person = stage.staff().hire("agent", 5);
        String path = "/api/v1/agents/" + person.id();
        String before = tag(stage.admin().get(path).expect(200));
        Agent agent = stage.atConsole(new Agent(stage.socket(), stage.staff().login(person)));
        agent.available("online");
        String working = tag(stage.admin().get(path).expect(200));
        assertThat(working).as("it looks another").isNotEqualTo(before);
        stage.admin().and("If-None-Match", before).get(path).expect(200);
        stage.admin().ifMatch(before).patch(path, Frame.object("capacity", 6)).expect(200);
        stage.admin().ifMatch(working).patch(path, Frame.object("capacity", 7)).expect(412);
    }

    @Test
    void a_weak_tag_and_what_is_none_match_nothing() {
        String path = "/api/v1/sites/" + stage.site("graceSeconds", 5).id();
        String tag = tag(stage.admin().get(path).expect(200));
        for (String other : List.of("W/" + tag, tag.replace("\"", ""), "\"\"", "x")) {
            stage.admin().ifMatch(other).patch(path, Frame.object("name", "X")).expect(412);
        }
    }

    @Test
    void what_is_malformed_or_not_there_is_said_first() {
        Rest late = stage.admin().ifMatch("\"old\"");
        String path = "/api/v1/sites/" + stage.site("graceSeconds", 5).id();
        late.patch(path, Frame.object("name", 5)).expect(400);
        late.patch("/api/v1/sites/" + Ids.next(), Frame.object("name", "X")).expect(404);
        stage.rest().ifMatch("\"old\"").patch(path, Frame.object("name", "X")).expect(401);
    }

    private static String tag(Rest.Answer answer) {
        String tag = answer.header("ETag").orElseThrow();
        assertThat(tag).as("strong").matches("\"[^\"]+\"");
        return tag;
    }
}
