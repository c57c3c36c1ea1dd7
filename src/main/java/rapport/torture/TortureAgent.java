package rapport.torture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import rapport.audit.Identity;
import rapport.audit.Side;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// An agent at a console: answers whoever waits longest, takes notes, hands over, goes away for a moment.
final class TortureAgent extends TortureClient {

    private static final int MOST_UNANSWERED = 12;

    private final String id;
    private final String token;
    private final Stage stage;
    private final List<String> colleagues;
    private final Map<String, Long> fences = new LinkedHashMap<>();
    private final Set<String> owed = new LinkedHashSet<>();
    private String wanted = "online";

    /// @param colleagues ids of all agents
    TortureAgent(String name, Office.Hired hired, List<String> colleagues, Stage stage) {
        super(name, Side.AGENT, stage);
        id = hired.id();
        token = hired.token();
        this.stage = stage;
        this.colleagues = colleagues;
    }

    String id() {
        return id;
    }

    @Override
    void introduce(ObjectNode hello) {
        hello.put("as", "agent").put("token", token);
    }

    @Override
    void welcomed(JsonNode welcome) {
        fences.clear();
        staffed(welcome.path("agent"));
    }

    @Override
    void staffed(JsonNode agent) {
        if (!agent.path("status").stringValue("").equals(wanted)) {
            available(wanted);
        }
    }

    private void available(String status) {
        wanted = status;
        // In a moment: a welcome is still being read.
        loop().execute(() -> ask(Frames.asking("availability").put("status", wanted), answer -> {}));
    }

    @Override
    String author() {
        return Identity.author("agent", id);
    }

    @Override
    void stands(JsonNode conversation) {
        String which = conversation.path("id").stringValue();
        if (conversation.path("state").stringValue().equals("assigned")
                && conversation.path("agent").path("id").stringValue("").equals(id)) {
            fences.put(which, conversation.path("fence").longValue());
        } else {
            dismissed(which);
        }
    }

    @Override
    void dismissed(String conversation) {
        fences.remove(conversation);
        owed.remove(conversation);
    }

    @Override
    void shows(String conversation, JsonNode entry) {
        if (entry.path("author").path("kind").stringValue("").equals("visitor")) {
            owed.add(conversation);
        }
        if (chance().nextInt(4) == 0) {
            mention(Frames.plain(chance().nextBoolean() ? "read" : "delivered")
                    .put("conversation", conversation)
                    .put("seq", entry.path("seq").longValue()));
        }
    }

    /// Does one of the things that agents do.
    void act() {
        int dice = chance().nextInt(1_000);
        if (dice < 6) {
            rest();
        } else if (dice < 12) {
            reload();
        } else if (dice < 15) {
            hangUp();
        } else if (unanswered() < MOST_UNANSWERED && !gone()) {
            serve(dice);
        }
    }

    private void serve(int dice) {
        owed.stream().filter(fences::containsKey).findFirst().ifPresent(conversation -> {
            Long fence = fences.get(conversation);
            if (fence != null) {
                serve(conversation, fence, dice);
            }
        });
    }

    private void serve(String conversation, long fence, int dice) {
        if (dice < 60) {
            say(conversation, "note", stage.lines().ofAgent(), send -> send.put("conversation", conversation));
        } else if (dice < 75) {
            ObjectNode transfer = Frames.asking("transfer")
                    .put("conversation", conversation)
                    .put("fence", fence)
                    .put("note", "please go on #" + fence);
            transfer.putObject("to").put("agent", colleague());
            ask(transfer, answer -> {});
        } else if (dice < 85) {
            ask(Frames.asking("release").put("conversation", conversation).put("fence", fence), answer -> {});
        } else if (dice < 95) {
            ask(Frames.asking("close").put("conversation", conversation).put("fence", fence), answer -> {});
        } else {
            owed.remove(conversation);
            say(
                    conversation,
                    "text",
                    stage.lines().ofAgent(),
                    send -> send.put("conversation", conversation).put("fence", fence));
        }
    }

    private String colleague() {
        List<String> others = new ArrayList<>(colleagues);
        others.remove(id);
        return others.isEmpty() ? id : others.get(chance().nextInt(others.size()));
    }

    /// Away for a moment.
    private void rest() {
        if (wanted.equals("online")) {
            available(chance().nextInt(3) == 0 ? "offline" : "away");
            var _ = loop().schedule(() -> available("online"), chance().nextLong(200, 2_500), TimeUnit.MILLISECONDS);
        }
    }

    Map<String, Long> serving() {
        return Map.copyOf(fences);
    }
}
