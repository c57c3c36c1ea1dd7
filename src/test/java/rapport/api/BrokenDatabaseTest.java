package rapport.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import rapport.desk.AgentId;
import rapport.desk.Command;
import rapport.desk.Role;

/// What requests hear while the database does not do what it is asked to: 503, and soon.
@Timeout(60)
final class BrokenDatabaseTest {
    @RegisterExtension
    final House house = new House();

    private Client administrator;

    @BeforeEach
    void moveIn() {
        house.inhabited();
        administrator = house.as(Role.ADMINISTRATOR);
    }

    @Test
    void whatCannotBeReadNowMayBeReadInAMoment() {
        house.lose("conversation");
        administrator.get("/api/v1/conversations/c_nobody").expect(503, "unavailable");
    }

    @Test
    void whoseFileCannotBeTakenBecauseNobodyKnowsThemHearsSo() {
        house.lose("login_session");
        administrator.upload("a.png", new byte[100]).expect(503, "unavailable");
    }

    @Test
    void whileNothingCanBeStoredNobodyWaitsForLongAndAfterwardsEverythingGoesOn() throws Exception {
        String agent = "/api/v1/agents/" + house.account(Role.AGENT).id().value();
        long begun = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var outage = house.occupied()) {
            var names = IntStream.range(0, 20)
                    .mapToObj(
                            i -> threads.submit(() -> administrator.patch("/api/v1/agents/x" + i, "{\"name\": \"N\"}")))
                    .toList();
            var policy = threads.submit(() -> administrator.patch(
                    "/api/v1/sites/" + house.site().id().value(), "{\"policy\": {\"graceSeconds\": 7}}"));
            policy.get().expect(503, "unavailable");
            administrator.patch(agent, "{\"capacity\": 7}").expect(503, "unavailable");
            for (var name : names) {
                assertThat(name.get().status()).isIn(404, 503);
            }
        }
        assertThat(System.nanoTime() - begun).isLessThan(Duration.ofSeconds(25).toNanos());
        for (int tries = 0; administrator.get(agent).status() != 200 && tries < 100; tries++) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        administrator.patch(agent, "{\"capacity\": 7}").expect(200);
    }

    @Test
    void aDeskThatIsHeldUpIsNotWaitedFor() throws Exception {
        String agents = "/api/v1/agents";
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var outage = house.occupied()) {
            // Something to store, which cannot be.
            threads.execute(() -> {
                var _ = house.desk().ask(new Command.EnrolAgent(new AgentId("a_new"), "New", 1), Optional.empty());
            });
            while (!house.desk().heldUp()) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
            long begun = System.nanoTime();
            var answer = administrator.get(agents).expect(503, "unavailable");
            assertThat(answer.header("Retry-After")).isPresent();
            assertThat(System.nanoTime() - begun)
                    .isLessThan(Duration.ofSeconds(2).toNanos());
        }
    }
}
