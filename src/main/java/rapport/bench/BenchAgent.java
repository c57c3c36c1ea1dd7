package rapport.bench;

import io.netty.buffer.ByteBuf;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// An agent with many conversations who reads everything and answers one message in ten.
final class BenchAgent extends Peer {

    private static final byte[] CONVERSATION = bytes("conversation");
    private static final JsonMapper MAPPER = new JsonMapper();

    private final Scene scene;
    private final String token;
    private final Map<String, SendFrame> answers = new HashMap<>();

    BenchAgent(int number, Scene scene, String token) {
        super(Scene.FIRST_AGENT + number, scene::failed);
        this.scene = scene;
        this.token = token;
    }

    @Override
    String hello() {
        return "{\"type\":\"hello\",\"id\":\"hello\",\"as\":\"agent\",\"token\":" + MAPPER.writeValueAsString(token)
                + "}";
    }

    int conversations() {
        return answers.size();
    }

    @Override
    void heard(int bytes) {
        scene.meter().heard(bytes);
    }

    @Override
    void told(String json) {
        JsonNode frame = MAPPER.readTree(json);
        frame.path("conversations").forEach(this::remember);
        if (frame.path("conversation").isObject()) {
            remember(frame.path("conversation"));
        }
    }

    private void remember(JsonNode conversation) {
        if (conversation.path("state").asString("").equals("assigned")) {
            String id = conversation.path("id").stringValue();
            answers.put(
                    id, SendFrame.ofAgent(id, conversation.path("fence").longValue(), "好的，请稍等。 One moment, please."));
        }
    }

    @Override
    void arrived(ByteBuf entry, Tag tag, boolean ours) {
        if (ours) {
            return;
        }
        scene.meter().arrived(System.nanoTime() - scene.sentAt(tag));
        if (tag.number() % Scene.ANSWERED == Scene.ANSWERED - 1) {
            SendFrame answer = answers.get(FrameScan.member(entry, CONVERSATION).text(entry));
            if (answer != null) {
                scene.meter().sent();
                send(answer, System.nanoTime());
            }
        }
    }

    @Override
    void answered(long nanos, boolean accepted) {
        if (accepted) {
            scene.meter().acknowledged(nanos);
        } else {
            scene.meter().refused();
        }
    }
}
