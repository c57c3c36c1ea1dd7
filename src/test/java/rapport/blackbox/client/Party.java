package rapport.blackbox.client;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// A client that follows section 6 of the contract: it keeps unanswered messages and cursors over connections, applies
/// entries in order, fills holes, answers ticks. It can be cut at any moment and connected again.
/// Safe for many threads; what it does with a frame happens on the connection's thread.
public abstract sealed class Party implements AutoCloseable permits Visitor, Agent {

    private final String session = Ids.next();
    private final Patience patience = new Patience(this::situation);
    private final Outbox outbox = new Outbox();
    private final Map<String, Frame> conversations = new LinkedHashMap<>();
    private final Map<String, Display> displays = new LinkedHashMap<>();
    private final Map<String, Long> behindAtLastTick = new HashMap<>();
    private final Set<String> filling = new HashSet<>();
    private final List<Frame> ticks = new ArrayList<>();
    private URI server;
    private Library library = Library.JDK;
    private Optional<Wire> wire = Optional.empty();
    private Optional<String> epoch = Optional.empty();
    private boolean greeted;

    Party(URI server) {
        this.server = server;
    }

    /// What is said in `hello` besides session, epoch and cursors.
    abstract Frame introduction();

    abstract void welcomed(Frame welcome);

    Map<String, String> headers() {
        return Map.of();
    }

    /// Whose client is used from the next connection on.
    void speakThrough(Library whose) {
        library = whose;
    }

    /// The server's socket moved, as after a restart on another port.
    public void moved(URI address) {
        server = address;
    }

    /// Connects, says hello with the cursors it has, and sends again what is unanswered.
    public Frame connect() {
        Wire opened = join();
        String id = Ids.next();
        Frame hello;
        synchronized (patience) {
            hello = introduction().with("id", id).with("session", session).with("cursors", cursors());
            if (epoch.isPresent()) {
                hello = hello.with("epoch", epoch.get());
            }
        }
        opened.send(hello);
        Frame answer = opened.await("welcome", frame -> frame.maybe("re").equals(Optional.of(id)));
        if (!answer.is("welcome")) {
            throw new AssertionError("hello was refused: " + answer);
        }
        return answer;
    }

    private Wire join() {
        synchronized (patience) {
            wire.ifPresent(Wire::cut);
            outbox.connectionLost();
            filling.clear();
            greeted = false;
            // The listener runs on another thread and waits for this lock, so it never sees the wire before it is set.
            Wire[] opened = new Wire[1];
            opened[0] = Wire.open(library, server, headers(), frame -> received(opened, frame));
            wire = Optional.of(opened[0]);
            return opened[0];
        }
    }

    private void received(Wire[] from, Frame frame) {
        synchronized (patience) {
            if (wire.isPresent() && wire.get() == from[0]) {
                handle(frame);
                patience.changed();
            }
        }
    }

    private void handle(Frame frame) {
        switch (frame.type()) {
            case "welcome" -> {
                epoch = frame.maybe("epoch");
                welcomed(frame);
                frame.parts("conversations").forEach(this::changed);
                greeted = true;
                flush();
            }
            case "ok", "error" -> frame.maybe("re").ifPresent(re -> answered(re, frame));
            case "conversation" -> changed(frame.part("conversation"));
            case "replay" -> {
                if (display(frame).replay(frame)) {
                    fill(frame.text("conversation"));
                }
            }
            case "entry" -> {
                if (display(frame).pushed(frame) == Display.Outcome.GAP) {
                    fill(frame.text("conversation"));
                }
            }
            case "live" -> display(frame).live(frame);
            case "dismissed" -> display(frame).dismissed();
            case "reset" -> display(frame).reset();
            case "tick" -> ticked(frame);
            default -> {}
        }
    }

    private void answered(String re, Frame frame) {
        frame.maybe("conversation.id").ifPresent(id -> changed(frame.part("conversation")));
        outbox.answered(re).ifPresent(answer -> {
            answer.complete(frame);
            flush();
        });
    }

    private void changed(Frame conversation) {
        conversations.put(conversation.text("id"), conversation);
    }

    private void ticked(Frame tick) {
        ticks.add(tick);
        wire.ifPresent(current -> current.send(Frame.of("tock")));
        for (var head : tick.array("heads")) {
            Display display = displays.get(head.get(0).stringValue());
            long durable = head.get(1).longValue();
            if (display == null || !display.followed()) {
                continue;
            }
            display.head(durable);
            Long before = behindAtLastTick.remove(head.get(0).stringValue());
            if (display.behind() && before != null) {
                fill(head.get(0).stringValue());
            } else if (display.behind()) {
                behindAtLastTick.put(head.get(0).stringValue(), display.last());
            }
        }
    }

    private void fill(String conversation) {
        if (!filling.add(conversation)) {
            return;
        }
        Wire current = wire.orElseThrow();
        String id = Ids.next();
        Frame question = Frame.of("history", "id", id, "conversation", conversation, "limit", 200)
                .with("after", displays.get(conversation).last());
        outbox.add(question).thenAccept(page -> {
            filling.remove(conversation);
            Display display = displays.get(conversation);
            page.parts("entries").forEach(display::apply);
            if (display.behind() && wire.orElseThrow() == current) {
                fill(conversation);
            }
        });
        flush();
    }

    private Display display(Frame frame) {
        return displays.computeIfAbsent(frame.text("conversation"), id -> new Display());
    }

    private List<Map<String, Object>> cursors() {
        List<Map<String, Object>> cursors = new ArrayList<>();
        displays.forEach((conversation, display) ->
                display.connected().ifPresent(seq -> cursors.add(Map.of("conversation", conversation, "seq", seq))));
        return cursors;
    }

    private void flush() {
        if (greeted) {
            outbox.due().forEach(wire.orElseThrow()::send);
        }
    }

    /// Puts a frame into the outbox: it is sent until it is answered.
    Sent submit(Frame frame, String text) {
        synchronized (patience) {
            Sent sent = new Sent(frame.text("id"), text, outbox.add(frame));
            flush();
            return sent;
        }
    }

    /// Reads the whole log of a conversation by `history`, page by page from the newest to the oldest, over reconnects
    /// if need be.
    public List<Frame> history(String conversation, int pageSize) {
        List<Frame> entries = new ArrayList<>();
        Frame page;
        do {
            Frame question = Frame.of("history", "id", Ids.next(), "conversation", conversation, "limit", pageSize);
            if (!entries.isEmpty()) {
                question = question.with("before", entries.getFirst().number("seq"));
            }
            page = submit(question, "").ok();
            entries.addAll(0, page.parts("entries"));
        } while (page.flag("more"));
        return entries;
    }

    /// Sends a frame that is not a message and waits for its reply on this connection.
    public Frame ask(Frame frame) {
        return wire().ask(frame.has("id") ? frame : frame.with("id", Ids.next()));
    }

    /// Like [#ask], and the reply must be `ok`.
    public Frame demand(Frame frame) {
        Frame reply = ask(frame);
        if (!reply.is("ok")) {
            throw new AssertionError(frame + " was refused: " + reply);
        }
        return reply;
    }

    public void tell(Frame frame) {
        wire().send(frame);
    }

    public void cut() {
        synchronized (patience) {
            wire.ifPresent(Wire::cut);
        }
    }

    @Override
    public void close() {
        synchronized (patience) {
            wire.ifPresent(Wire::close);
        }
    }

    public Wire wire() {
        synchronized (patience) {
            return wire.orElseThrow(() -> new AssertionError("never connected"));
        }
    }

    public boolean connected() {
        synchronized (patience) {
            return wire.isPresent() && wire.get().end().isEmpty() && greeted;
        }
    }

    /// How often this party was asked whether it lives, over all connections.
    public int ticks() {
        synchronized (patience) {
            return ticks.size();
        }
    }

    public String session() {
        return session;
    }

    /// The newest state that this party was told.
    public Optional<Frame> state(String conversation) {
        synchronized (patience) {
            return Optional.ofNullable(conversations.get(conversation));
        }
    }

    public Frame awaitState(String conversation, String what, Predicate<Frame> wanted) {
        return await(what, () -> state(conversation).filter(wanted));
    }

    /// The entries that this party shows now, in order.
    public List<Frame> shown(String conversation) {
        synchronized (patience) {
            return Optional.ofNullable(displays.get(conversation))
                    .map(Display::entries)
                    .orElse(List.of());
        }
    }

    public Frame awaitShown(String conversation, String what, Predicate<Frame> wanted) {
        return await(what, () -> shown(conversation).stream().filter(wanted).findFirst());
    }

    /// Waits until the message with this id is shown.
    public Frame awaitMessage(String conversation, String id) {
        return await(
                "message " + id,
                () -> Optional.ofNullable(displays.get(conversation)).flatMap(display -> display.message(id)));
    }

    public boolean live(String conversation) {
        synchronized (patience) {
            return Optional.ofNullable(displays.get(conversation))
                    .map(Display::live)
                    .orElse(false);
        }
    }

    public List<String> conversations() {
        synchronized (patience) {
            return List.copyOf(conversations.keySet());
        }
    }

    /// What the server did to this party's displays against the promises; empty if all is well.
    public List<String> faults() {
        synchronized (patience) {
            return displays.values().stream()
                    .flatMap(display -> display.faults().stream())
                    .toList();
        }
    }

    public boolean answeredAll() {
        synchronized (patience) {
            return outbox.isEmpty();
        }
    }

    public Optional<String> epoch() {
        synchronized (patience) {
            return epoch;
        }
    }

    public <T> T await(String what, Supplier<Optional<T>> condition) {
        return patience.await(this + " to see " + what, condition);
    }

    private String situation() {
        List<Frame> all = wire.map(Wire::received).orElse(List.of());
        return "faults " + faults() + ", end " + wire.flatMap(Wire::end) + ", last frames "
                + all.subList(Math.max(0, all.size() - 8), all.size());
    }
}
