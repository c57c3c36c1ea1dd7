package rapport.blackbox.client;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/// An agent at a console, known by the token of a login.
public final class Agent extends Party {

    private final String token;
    private volatile Optional<Frame> self = Optional.empty();

    public Agent(URI server, String token) {
        super(server);
        this.token = token;
    }

    public Agent by(Library library) {
        speakThrough(library);
        return this;
    }

    @Override
    Frame introduction() {
        return Frame.of("hello", "as", "agent", "token", token);
    }

    @Override
    void welcomed(Frame welcome) {
        self = Optional.of(welcome.part("agent"));
    }

    public String id() {
        return self.orElseThrow().text("id");
    }

    public Frame self() {
        return self.orElseThrow();
    }

    public String token() {
        return token;
    }

    public Agent available(String status) {
        demand(Frame.of("availability", "status", status));
        return this;
    }

    /// Speaks with the fence that this agent was told last.
    public Sent say(String conversation, String text) {
        long fence = state(conversation).map(state -> state.number("fence")).orElse(0L);
        return say(conversation, text, fence);
    }

    public Sent say(String conversation, String text, long fence) {
        return submit(message(conversation, "text", text).with("fence", fence), text);
    }

    public Sent note(String conversation, String text) {
        return submit(message(conversation, "note", text), text);
    }

    private static Frame message(String conversation, String kind, String text) {
        return Frame.of("send", "id", Ids.next(), "conversation", conversation)
                .with("content", Map.of("kind", kind, "text", text));
    }

    /// Waits until the conversation is this agent's and its replay is complete.
    public Frame awaitAssigned(String conversation) {
        Frame state = awaitState(conversation, "assignment of " + conversation, this::isMine);
        await("live of " + conversation, () -> live(conversation) ? Optional.of(true) : Optional.empty());
        return state;
    }

    /// Waits until the conversation is this agent's with that fence.
    public Frame awaitAssigned(String conversation, long fence) {
        return awaitState(
                conversation,
                "assignment " + fence + " of " + conversation,
                state -> isMine(state) && state.number("fence") == fence);
    }

    public boolean isMine(Frame state) {
        return state.text("state").equals("assigned") && state.maybe("agent.id").equals(Optional.of(id()));
    }

    @Override
    public String toString() {
        return "agent " + self.map(agent -> agent.text("name")).orElse("(not welcomed)");
    }
}
