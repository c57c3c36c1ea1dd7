package rapport.blackbox.client;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// One connection: keeps every frame in order of arrival, waits for frames and for the end, and can be cut
/// at any moment without a close frame. Frames are handed to the listener on one thread, in order.
public final class Wire implements AutoCloseable {

    /// How a connection ended; a cut one has the code 1006, as browsers say it.
    public record End(int code, String reason) {}

    /// The server answered the upgrade with something else than 101.
    public static final class UpgradeRefused extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final int status;

        UpgradeRefused(int status) {
            super("upgrade refused with " + status);
            this.status = status;
        }

        public int status() {
            return status;
        }
    }

    private final List<Frame> received = new ArrayList<>();
    private final List<byte[]> pongs = new ArrayList<>();
    private final Patience patience = new Patience(this::lastFrames);
    private final Line line;
    private volatile Optional<End> end = Optional.empty();
    private volatile long lastNanos = System.nanoTime();

    /// @param call to a socket (`ws:`), or to the streamed fallback (`http:`), which begins with the first frame
    private Wire(Library library, Line.Call call, Consumer<Frame> listener) {
        Line.Ear ear = new Line.Ear(text -> heard(Frame.parse(text), listener), this::ponged, this::ended);
        line = call.address().getScheme().equals("ws") ? library.dial(call, ear) : new StreamLine(call, ear);
    }

    private void ponged(byte[] payload) {
        synchronized (received) {
            pongs.add(payload);
        }
        patience.changed();
    }

    private void heard(Frame frame, Consumer<Frame> listener) {
        synchronized (received) {
            received.add(frame);
        }
        lastNanos = System.nanoTime();
        listener.accept(frame);
        patience.changed();
    }

    public static Wire open(URI address) {
        return open(address, Map.of(), frame -> {});
    }

    public static Wire open(URI address, Map<String, String> headers, Consumer<Frame> listener) {
        return open(Library.JDK, address, headers, listener);
    }

    public static Wire open(Library library, URI address, Map<String, String> headers, Consumer<Frame> listener) {
        return new Wire(library, new Line.Call(address, headers, List.of()), listener);
    }

    public static Wire offering(URI address, String... subprotocols) {
        return offering(Library.JDK, address, subprotocols);
    }

    public static Wire offering(Library library, URI address, String... subprotocols) {
        return new Wire(library, new Line.Call(address, Map.of(), List.of(subprotocols)), frame -> {});
    }

    public String subprotocol() {
        return socket().subprotocol();
    }

    private SocketLine socket() {
        return (SocketLine) line;
    }

    public void send(Frame frame) {
        send(frame.toString());
    }

    public void send(String text) {
        line.send(text);
    }

    public void sendBinary(byte[] bytes) {
        socket().sendBinary(bytes);
    }

    /// One message, in so many frames of a WebSocket.
    public void send(Frame frame, int fragments) {
        socket().sendFragments(pieces(frame.toString(), fragments));
    }

    /// About equally long; no character is cut in two, because libraries take fragments as texts.
    private static List<String> pieces(String text, int count) {
        int[] characters = text.codePoints().toArray();
        List<String> pieces = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int from = characters.length * i / count;
            pieces.add(new String(characters, from, characters.length * (i + 1) / count - from));
        }
        return pieces;
    }

    public void ping(byte[] payload) {
        socket().ping(payload);
    }

    public void awaitPong(byte[] payload) {
        patience.await("the pong to " + Arrays.toString(payload), () -> {
            synchronized (received) {
                return pongs.stream()
                        .filter(pong -> Arrays.equals(pong, payload))
                        .findFirst();
            }
        });
    }

    /// Sends a frame that has an id and waits for its reply.
    public Frame ask(Frame frame) {
        int before = position();
        send(frame);
        return replyAfter(before, frame.text("id"));
    }

    public Frame reply(String id) {
        return replyAfter(0, id);
    }

    private Frame replyAfter(int position, String id) {
        return awaitAfter(
                position, "the reply to " + id, frame -> frame.maybe("re").equals(Optional.of(id)));
    }

    public Frame await(String what, Predicate<Frame> wanted) {
        return awaitAfter(0, what, wanted);
    }

    /// Waits for a frame among those that arrived at or after the given [#position].
    public Frame awaitAfter(int position, String what, Predicate<Frame> wanted) {
        return awaitAfter(position, Patience.USUAL, what, wanted);
    }

    public Frame awaitAfter(int position, Duration limit, String what, Predicate<Frame> wanted) {
        return patience.await(what, limit, () -> {
            boolean noMoreWillCome = end.isPresent();
            Optional<Frame> found =
                    receivedAfter(position).stream().filter(wanted).findFirst();
            if (found.isEmpty() && noMoreWillCome) {
                throw new AssertionError("the connection ended without " + what + ": " + lastFrames());
            }
            return found;
        });
    }

    /// Waits until nothing has come for so long (rule 5 of section 6), and gives the time since the last frame.
    public Duration awaitSilence(Duration limit) {
        while (true) {
            Duration since = Duration.ofNanos(System.nanoTime() - lastNanos);
            if (since.compareTo(limit) >= 0) {
                return since;
            }
            try {
                Thread.sleep(limit.minus(since).plusMillis(1));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new AssertionError(interrupted);
            }
        }
    }

    public End awaitEnd() {
        return awaitEnd(Patience.USUAL);
    }

    public End awaitEnd(Duration limit) {
        return patience.await("the end of the connection", limit, () -> end);
    }

    public Optional<End> end() {
        return end;
    }

    public int position() {
        synchronized (received) {
            return received.size();
        }
    }

    public List<Frame> received() {
        return receivedAfter(0);
    }

    public List<Frame> receivedAfter(int position) {
        synchronized (received) {
            return List.copyOf(received.subList(position, received.size()));
        }
    }

    /// Ends the connection as a dead network does: no close frame.
    public void cut() {
        line.cut();
        ended(new End(1006, "cut by the client"));
    }

    @Override
    public void close() {
        line.close();
    }

    /// Sends a close frame and waits for nothing.
    public void close(int code, String reason) {
        socket().close(code, reason);
    }

    private void ended(End how) {
        synchronized (received) {
            if (end.isEmpty()) {
                end = Optional.of(how);
            }
        }
        patience.changed();
    }

    private String lastFrames() {
        List<Frame> all = received();
        List<Frame> tail = all.subList(Math.max(0, all.size() - 8), all.size());
        return (end.isPresent() ? "ended with " + end.get() + "; " : "") + "last frames: " + tail;
    }
}
