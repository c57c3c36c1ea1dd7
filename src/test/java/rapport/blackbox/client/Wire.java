package rapport.blackbox.client;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
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
    private final Patience patience = new Patience(this::lastFrames);
    private final Line line;
    private volatile Optional<End> end = Optional.empty();

    /// @param address that of a socket (`ws:`), or of the streamed fallback (`http:`), which begins with the first
    /// frame
    private Wire(URI address, Map<String, String> headers, List<String> subprotocols, Consumer<Frame> listener) {
        Line.Ear ear = new Line.Ear(text -> heard(Frame.parse(text), listener), this::ended);
        line = address.getScheme().equals("ws")
                ? new SocketLine(address, headers, subprotocols, ear)
                : new StreamLine(address, headers, ear);
    }

    private void heard(Frame frame, Consumer<Frame> listener) {
        synchronized (received) {
            received.add(frame);
        }
        listener.accept(frame);
        patience.changed();
    }

    public static Wire open(URI address) {
        return open(address, Map.of(), frame -> {});
    }

    public static Wire open(URI address, Map<String, String> headers, Consumer<Frame> listener) {
        return new Wire(address, headers, List.of(), listener);
    }

    public static Wire offering(URI address, String... subprotocols) {
        return new Wire(address, Map.of(), List.of(subprotocols), frame -> {});
    }

    public String subprotocol() {
        return ((SocketLine) line).subprotocol();
    }

    public void send(Frame frame) {
        send(frame.toString());
    }

    public void send(String text) {
        line.send(text);
    }

    public void sendBinary(byte[] bytes) {
        ((SocketLine) line).sendBinary(bytes);
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
