package rapport.torture;

import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// All clients of a run. May be called by any thread; they live on their loop.
final class Crowd {

    private static final int VISITOR_PAUSE_MILLIS = 220;
    private static final int AGENT_PAUSE_MILLIS = 60;

    private final Stage stage;
    private final EventLoop loop;
    private final List<Browser> browsers = new ArrayList<>();
    private final List<TortureAgent> agents = new ArrayList<>();
    private boolean silent;

    Crowd(Stage stage) {
        this.stage = stage;
        loop = stage.loop();
    }

    void come(List<Office.Hired> hired, int visitors) {
        List<String> ids = hired.stream().map(Office.Hired::id).toList();
        on(() -> {
            for (Office.Hired each : hired) {
                TortureAgent agent = new TortureAgent("agent" + agents.size(), each, ids, stage);
                agents.add(agent);
                agent.connect();
                actAgain(agent);
            }
            for (int i = 0; i < visitors; i++) {
                Browser browser = new Browser("visitor" + i, stage);
                browsers.add(browser);
                browser.openTab();
                actAgain(browser);
            }
            return true;
        });
    }

    private void actAgain(TortureAgent agent) {
        var _ = loop.schedule(
                () -> {
                    if (!silent) {
                        agent.act();
                    }
                    actAgain(agent);
                },
                pause(AGENT_PAUSE_MILLIS),
                TimeUnit.MILLISECONDS);
    }

    private void actAgain(Browser browser) {
        var _ = loop.schedule(
                () -> {
                    if (!silent) {
                        List<TortureVisitor> tabs = browser.tabs();
                        tabs.get(stage.chance().nextInt(tabs.size())).act();
                    }
                    actAgain(browser);
                },
                pause(VISITOR_PAUSE_MILLIS),
                TimeUnit.MILLISECONDS);
    }

    private long pause(int mean) {
        return Math.min(10L * mean, Math.round(-Math.log(1 - stage.chance().nextDouble()) * mean));
    }

    /// Nobody begins anything new. Everybody who has not spoken for a while says one last thing.
    void fallSilent() {
        on(() -> {
            silent = true;
            browsers.forEach(browser -> browser.tabs().getFirst().speak());
            return true;
        });
    }

    /// Whether everybody is connected, has all answers, and shows all there is.
    boolean settled() {
        return on(() -> clients().allMatch(TortureClient::settled));
    }

    /// Who is not settled, and why.
    List<String> unsettled() {
        return on(() -> clients()
                .filter(client -> !client.settled())
                .map(TortureClient::situation)
                .toList());
    }

    private Stream<TortureClient> clients() {
        return Stream.concat(agents.stream(), browsers.stream().flatMap(browser -> browser.tabs().stream()));
    }

    List<Link> links() {
        return on(() -> clients().map(TortureClient::link).toList());
    }

    /// What everybody shows in the end.
    List<Sight> sights() {
        return on(() -> {
            List<Sight> sights = new ArrayList<>();
            agents.forEach(agent -> agent.followed()
                    .forEach((conversation, last) ->
                            sights.add(new Sight(agent.name(), agent.id(), true, conversation, last))));
            browsers.stream()
                    .flatMap(browser -> browser.tabs().stream())
                    .forEach(tab -> tab.followed()
                            .forEach((conversation, last) ->
                                    sights.add(new Sight(tab.name(), tab.name(), false, conversation, last))));
            return sights;
        });
    }

    /// @param who the id of an agent
    /// @param agent in whose numbering
    record Sight(String client, String who, boolean agent, String conversation, long last) {}

    void leave() {
        on(() -> {
            clients().toList().forEach(TortureClient::leave);
            return true;
        });
    }

    private <T> T on(Callable<T> work) {
        try {
            return loop.submit(work).get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new TortureFailed("interrupted", interrupted);
        } catch (ExecutionException failed) {
            throw new TortureFailed("the clients failed", failed);
        }
    }
}
