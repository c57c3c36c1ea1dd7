package tutorial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/// One connection. The container makes one object for each, so what they share is static: as every tutorial has it.
/// The frames are the ones of Rapport's contract that the load generator uses.
@Component
@ServerEndpoint(value = "/ws", subprotocols = "rapport.v1")
public class ChatEndpoint {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Map<Long, Session> VISITORS = new ConcurrentHashMap<>();
    private static final Map<Long, Session> AGENT_OF = new ConcurrentHashMap<>();
    private static final Map<Session, String> NAMES = new ConcurrentHashMap<>();
    private static final List<Session> AGENTS = new CopyOnWriteArrayList<>();
    private static final AtomicLong ARRIVED = new AtomicLong();

    static MessageStore store;

    private long conversation = -1;

    @OnMessage
    public void onMessage(String text, Session session) throws IOException {
        JsonNode frame = MAPPER.readTree(text);
        switch (frame.path("type").asText()) {
            case "hello" -> hello(frame, session);
            case "send" -> message(frame, session);
            default -> send(session, reply("ok", frame));
        }
    }

    private void hello(JsonNode frame, Session session) throws IOException {
        ObjectNode welcome = reply("welcome", frame);
        welcome.putArray("conversations");
        if (frame.path("as").asText().equals("agent")) {
            NAMES.put(session, "a_%026x".formatted(AGENTS.size()));
            AGENTS.add(session);
            send(session, welcome);
            return;
        }
        conversation = ARRIVED.getAndIncrement();
        NAMES.put(session, "v_%026x".formatted(conversation));
        VISITORS.put(conversation, session);
        send(session, welcome);
        Session agent = AGENTS.get((int) (conversation % AGENTS.size()));
        AGENT_OF.put(conversation, agent);
        ObjectNode told = MAPPER.createObjectNode().put("type", "conversation");
        told.putObject("conversation").put("id", name(conversation)).put("state", "assigned").put("fence", 1);
        send(agent, told);
    }

    private void message(JsonNode frame, Session sender) throws IOException {
        boolean visitor = conversation >= 0;
        long where = visitor ? conversation : Long.parseLong(frame.path("conversation").asText().substring(2), 16);
        Session other = visitor ? AGENT_OF.get(where) : VISITORS.get(where);
        String id = frame.path("id").asText();
        String content = frame.path("content").toString();
        long seq = store.save(id, where, NAMES.get(sender), NAMES.get(other), content);
        String at = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
        ObjectNode ok = reply("ok", frame).put("conversation", name(where)).put("seq", seq).put("at", at);
        ObjectNode entry = MAPPER.createObjectNode().put("type", "entry").put("conversation", name(where));
        entry.put("seq", seq).put("at", at).put("id", id);
        ObjectNode author = entry.putObject("author").put("kind", visitor ? "visitor" : "agent");
        author.put("id", NAMES.get(sender));
        if (!visitor) {
            author.put("name", "Bench");
        }
        entry.set("content", frame.path("content"));
        send(sender, entry);
        send(other, entry);
        send(sender, ok);
    }

    /// As long as the ids of Rapport's conversations, so that frames are as large.
    private static String name(long conversation) {
        return "c_%026x".formatted(conversation);
    }

    private static ObjectNode reply(String type, JsonNode frame) {
        return MAPPER.createObjectNode().put("type", type).put("re", frame.path("id").asText());
    }

    /// Two threads must not send on one session at once: the container refuses it.
    private static void send(Session session, ObjectNode frame) throws IOException {
        String text = MAPPER.writeValueAsString(frame);
        synchronized (session) {
            session.getBasicRemote().sendText(text);
        }
    }

    @OnClose
    public void onClose(Session session) {
        AGENTS.remove(session);
        NAMES.remove(session);
        if (conversation >= 0) {
            VISITORS.remove(conversation);
            AGENT_OF.remove(conversation);
        }
    }
}
