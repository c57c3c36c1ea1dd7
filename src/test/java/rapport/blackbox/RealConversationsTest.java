package rapport.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import rapport.blackbox.client.Agent;

/// What people really wrote, in Chinese and in English, comes out as it went in.
@Tag("blackbox")
class RealConversationsTest {

    private static final int DIALOGUES = 240;
    private static final int AT_ONCE = 48;
    private static final int CAPACITY = 40;

    @RegisterExtension
    static final Stage stage = new Stage();

    private final Semaphore seats = new Semaphore(AT_ONCE);
    private final AtomicInteger performed = new AtomicInteger();
    private final Map<String, Agent> agents = new HashMap<>();

    @Test
    @Timeout(120)
    void every_transcript_reads_back_as_it_was_said_across_reconnects_of_both_sides() throws Exception {
        for (int which = 0; which < stage.staff().count(); which++) {
            Agent agent = stage.agent(which, CAPACITY);
            agents.put(agent.id(), agent);
        }
        List<Dialogue> dialogues = Dialogue.some(DIALOGUES);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> plays = new ArrayList<>();
            for (int i = 0; i < dialogues.size(); i++) {
                plays.add(threads.submit(performance(dialogues.get(i), i % 3 == 0)));
            }
            for (Future<?> play : plays) {
                outcome(play);
            }
        }
        assertThat(performed).hasValue(dialogues.size());
        assertThat(agents.values())
                .allSatisfy(agent -> assertThat(agent.faults()).isEmpty());
    }

    private Callable<Void> performance(Dialogue dialogue, boolean interrupted) {
        Play play = new Play(dialogue, stage.socket(), stage.site().key(), agents);
        return () -> {
            seats.acquire();
            try {
                (interrupted ? play.interrupted() : play).perform();
                breakAnAgentsConnectionNowAndThen(performed.incrementAndGet());
            } finally {
                seats.release();
            }
            return null;
        };
    }

    private synchronized void breakAnAgentsConnectionNowAndThen(int soFar) {
        if (soFar % 25 == 0) {
            Agent agent = List.copyOf(agents.values()).get(soFar / 25 % agents.size());
            agent.cut();
            agent.connect();
        }
    }

    private static void outcome(Future<?> play) throws Exception {
        try {
            play.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof AssertionError wrong) {
                throw wrong;
            }
            throw failed;
        }
    }
}
