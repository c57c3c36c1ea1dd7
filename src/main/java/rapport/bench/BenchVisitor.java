package rapport.bench;

import io.netty.buffer.ByteBuf;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/// A visitor who says lines of real chat; in a closed loop the next one as soon as the last is acknowledged.
final class BenchVisitor extends Peer {

    private final Scene scene;
    private final String site;
    private final List<SendFrame> lines;
    private int next;
    private boolean closed;

    BenchVisitor(int number, Scene scene, String site, List<SendFrame> lines) {
        super(number, scene::failed);
        this.scene = scene;
        this.site = site;
        this.lines = lines;
        next = number;
    }

    @Override
    String hello() {
        return "{\"type\":\"hello\",\"id\":\"hello\",\"as\":\"visitor\",\"site\":"
                + new JsonMapper().writeValueAsString(site) + "}";
    }

    /// Says the next line; its time counts from `since`, which lies in the past if the generator is late.
    void speak(long since) {
        scene.meter().sent();
        send(lines.get(next++ % lines.size()), since);
    }

    @Override
    void answered(long nanos, boolean accepted) {
        if (accepted) {
            scene.meter().acknowledged(nanos);
        } else {
            scene.meter().refused();
        }
        if (scene.closedLoop()) {
            speak(System.nanoTime());
        }
    }

    @Override
    void arrived(ByteBuf entry, Tag tag, boolean ours) {
        if (!ours) {
            scene.meter().arrived(System.nanoTime() - scene.sentAt(tag));
        }
    }

    /// Ends the conversation: nobody is to wait who is not measured.
    void closeConversation() {
        tell("{\"type\":\"close\",\"id\":\"close\"}");
    }

    /// Whether the conversation is closed.
    boolean closed() {
        return closed;
    }

    @Override
    void heard(int bytes) {
        scene.meter().heard(bytes);
    }

    @Override
    void told(String json) {
        closed = json.contains("\"state\":\"idle\"");
    }
}
