package rapport.torture;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import rapport.audit.Identity;
import rapport.audit.Side;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One tab of a visitor: talks, loads its page again now and then, ends the conversation and begins anew.
final class TortureVisitor extends TortureClient {

    private static final String PREFIX = "v_";
    private static final int MOST_UNANSWERED = 12;
    private static final int MOST_TABS = 2;

    private final Browser browser;
    private final Stage stage;
    private Optional<String> visitor = Optional.empty();
    private String state = "idle";

    TortureVisitor(String name, Browser browser, Stage stage) {
        super(name, Side.VISITOR, stage);
        this.browser = browser;
        this.stage = stage;
    }

    @Override
    void introduce(ObjectNode hello) {
        hello.put("as", "visitor").put("site", stage.siteKey());
        browser.token().ifPresent(token -> hello.put("token", token));
    }

    @Override
    void welcomed(JsonNode welcome) {
        JsonNode self = welcome.path("visitor");
        String id = self.path("id").stringValue();
        if (visitor.isPresent() && !visitor.get().equals(id)) {
            stage.wrong(name() + " was " + visitor.get() + " and is " + id);
        }
        visitor = Optional.of(id);
        browser.keep(self.path("token").stringValue());
    }

    @Override
    String author() {
        return Identity.author("visitor", visitor.orElseThrow());
    }

    /// The one conversation of this visitor. Its name follows from the visitor's, so that the history can name it
    /// before the server has said it; that it is so is checked with every answer.
    Optional<String> conversation() {
        return visitor.map(id -> "c_" + (id.startsWith(PREFIX) ? id.substring(PREFIX.length()) : id));
    }

    @Override
    void stands(JsonNode conversation) {
        state = conversation.path("state").stringValue();
    }

    String state() {
        return state;
    }

    @Override
    void shows(String conversation, JsonNode entry) {
        if (chance().nextInt(4) == 0) {
            mention(Frames.plain(chance().nextBoolean() ? "read" : "delivered")
                    .put("seq", entry.path("seq").longValue()));
        }
    }

    /// Does one of the things that visitors do.
    void act() {
        int dice = chance().nextInt(1_000);
        if (dice < 8) {
            ask(Frames.asking("close"), closed -> {});
        } else if (dice < 18) {
            reload();
        } else if (dice < 28) {
            secondTab();
        } else if (dice < 40) {
            mention(Frames.plain("typing").put("text", "…"));
        } else if (dice < 45) {
            hangUp();
        } else {
            speak();
        }
    }

    void speak() {
        if (conversation().isPresent() && unanswered() < MOST_UNANSWERED && !gone()) {
            say(conversation().get(), "text", stage.lines().ofVisitor(), send -> {});
        }
    }

    private void secondTab() {
        if (browser.token().isPresent() && browser.tabs().size() < MOST_TABS) {
            TortureVisitor other = browser.openTab();
            var _ = loop().schedule(() -> closeWhenQuiet(other), chance().nextLong(500, 8_000), TimeUnit.MILLISECONDS);
        }
    }

    private void closeWhenQuiet(TortureVisitor tab) {
        if (tab.unanswered() > 0) {
            var _ = loop().schedule(() -> closeWhenQuiet(tab), 200, TimeUnit.MILLISECONDS);
        } else {
            browser.close(tab);
        }
    }
}
