package rapport.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import rapport.desk.Role;

/// "What if?" over HTTP.
final class WhatIfTest {
    private static final String PATH = "/api/v1/whatif";
    private static final String PLAN = "{\"visitorsPerHour\": 20, \"days\": 2, \"agents\": [{\"count\": 2}]}";

    @RegisterExtension
    static final House HOUSE = new House();

    private static Client supervisor;

    @BeforeAll
    static void moveIn() {
        HOUSE.inhabited();
        supervisor = HOUSE.as(Role.SUPERVISOR);
    }

    @Test
    void aPlanIsAnsweredByTheHour() {
        var report = supervisor.post(PATH, PLAN).expect(200).json();
        assertThat(report.get("days").intValue()).isEqualTo(2);
        assertThat(report.get("hours").size()).isEqualTo(24);
        assertThat(report.get("total").get("visitors").doubleValue()).isBetween(380.0, 580.0);
        assertThat(report.get("agents").get(1).get("name").stringValue()).isEqualTo("Agent 2");
    }

    @Test
    void orAsCsv() {
        var csv = supervisor.post(PATH + "?format=csv", PLAN).expect(200).text();
        assertThat(csv).startsWith("hour,visitors,").contains("\r\ntotal,");
        supervisor.post(PATH + "?format=xml", PLAN).expect(400, "malformed");
    }

    @Test
    void whatIsWrongIsNamed() {
        var problem = supervisor
                .post(PATH, "{\"visitorsPerHour\": 20, \"agents\": [{\"capacity\": 0}]}")
                .expect(400, "malformed")
                .json();
        assertThat(problem.toString()).contains("agents[0].capacity");
        supervisor.post(PATH, "nothing").expect(400, "malformed");
        supervisor.post(PATH, "[]").expect(400, "malformed");
    }

    @Test
    void aSitesPolicyCanBeGivenAsItIs() {
        var policy = supervisor
                .get("/api/v1/sites/" + HOUSE.site().id().value())
                .expect(200)
                .json()
                .get("policy");
        supervisor
                .post(PATH, "{\"visitorsPerHour\": 20, \"days\": 1, \"agents\": [{}], \"policy\": " + policy + "}")
                .expect(200);
    }

    @Test
    void whatCostsTooMuchIsRefused() {
        assertThat(supervisor
                        .post(PATH, "{\"visitorsPerHour\": 90000, \"agents\": [{}]}")
                        .expect(400, "malformed")
                        .text())
                .contains("visitorsPerHour");
        assertThat(supervisor
                        .post(PATH, "{\"visitorsPerHour\": 5000, \"days\": 1, \"agents\": [{\"capacity\": 1}]}")
                        .expect(400, "malformed")
                        .text())
                .contains("agents");
    }

    @Test
    void onlySoManyAtOnce() {
        String large = "{\"visitorsPerHour\": 800, \"days\": 1, \"agents\": [{\"count\": 40}]}";
        List<Future<Client.Answer>> answers;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            answers = IntStream.range(0, 8)
                    .mapToObj(i -> threads.submit(() -> supervisor.post(PATH, large)))
                    .toList();
        }
        var statuses =
                answers.stream().map(answer -> answer.resultNow().status()).toList();
        assertThat(statuses).contains(200, 503).containsOnly(200, 503);
        assertThat(answers.stream().map(Future::resultNow).filter(answer -> answer.status() == 503))
                .allSatisfy(answer -> assertThat(answer.header("Retry-After")).contains("3"));
    }
}
