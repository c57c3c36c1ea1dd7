package rapport.gateway;

import io.netty.channel.EventLoop;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import rapport.wire.CloseCode;
import rapport.wire.FrameLimits;
import rapport.wire.FramePost;

/// A connection where no WebSocket can be had: frames go down as server-sent events of one endless response, and come
/// up by posts (contract, section 3). Everything here happens on the loop of the response.
final class StreamTransport implements Transport {
    /// How long the other side has to take the rest.
    private static final Duration CLOSING_TIME = Duration.ofSeconds(2);
    /// Unsent bytes above which a connection is not writable, as on a WebSocket.
    private static final int UNSENT = 64 * 1024;
    /// Bytes of frames that wait for the session to read on. Reached only by who does not wait for the answer to a
    /// post.
    private static final int WAITING = 2 * FramePost.BYTES;

    private static final Buffer DATA = Buffer.buffer("data: ");
    private static final Buffer END = Buffer.buffer("\n\n");

    private final String secret;
    private final EventLoop loop;
    private final HttpServerResponse response;
    private final Inbox inbox = new Inbox();
    private final List<Consumer<Posted>> awaiting = new ArrayList<>(1);
    private @Nullable Inbound session;
    private Buffer unflushed = Buffer.buffer();
    private State state = State.OPEN;
    private long taken;
    private int waitingBytes;

    private enum State {
        OPEN,
        CLOSING,
        CLOSED
    }

    /// What became of a post.
    enum Posted {
        /// All its frames are the session's now, or were already.
        TAKEN,
        /// It begins after what was taken so far.
        GAP,
        /// Too much waits; to be posted again later.
        CROWDED,
        /// The stream has ended.
        ENDED
    }

    StreamTransport(String secret, EventLoop loop, HttpServerResponse response) {
        this.secret = secret;
        this.loop = loop;
        this.response = response;
        response.setWriteQueueMaxSize(UNSENT);
        response.drainHandler(drained -> loop.execute(this::drained));
    }

    @Override
    public Optional<String> stream() {
        return Optional.of(secret);
    }

    @Override
    public Executor loop() {
        return loop;
    }

    /// Not run once the connection is gone.
    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // nothing to wait for
    public void later(Duration delay, Runnable task) {
        Runnable whileOpen = () -> {
            if (state != State.CLOSED) {
                task.run();
            }
        };
        loop.schedule(whileOpen, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void send(byte[] utf8) {
        if (state == State.OPEN) {
            unflushed.appendBuffer(DATA).appendBytes(utf8).appendBuffer(END);
        }
    }

    @Override
    public void flush() {
        if (usable() && unflushed.length() > 0) {
            var events = unflushed;
            unflushed = Buffer.buffer();
            write(events);
            if (events.length() >= UNSENT && !response.writeQueueFull()) {
                loop.execute(this::drained); // nobody else will say so: the response was never full
            }
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a write that fails ends the response, and gone() follows
    private void write(Buffer events) {
        response.write(events);
    }

    @Override
    public boolean writable() {
        return usable() && unflushed.length() < UNSENT && !response.writeQueueFull();
    }

    /// The response may have ended although [#gone] was not called yet: then it may not even be asked anything.
    private boolean usable() {
        return state == State.OPEN && !response.ended() && !response.closed();
    }

    @Override
    public void pause() {
        inbox.pause();
    }

    @Override
    public void resume() {
        inbox.resume();
        answerPosts();
    }

    /// Says so in an event of its own, the last one, and ends the response.
    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // gone() follows
    public void close(CloseCode code, String reason) {
        if (state != State.OPEN) {
            return;
        }
        flush();
        boolean lost = !usable();
        state = State.CLOSING;
        inbox.clear();
        answerPosts(Posted.ENDED);
        if (lost) {
            loop.execute(this::gone);
            return;
        }
        response.end(unflushed
                        .appendString("event: close\ndata: {\"code\":" + code.number() + ",\"reason\":")
                        .appendString(quoted(reason) + "}\n\n"))
                .onComplete(done -> loop.execute(this::gone));
        loop.schedule(this::cut, CLOSING_TIME.toNanos(), TimeUnit.NANOSECONDS);
    }

    /// Reasons are ours: plain words.
    private static String quoted(String reason) {
        return '"' + reason.replaceAll("[^ -~]|[\"\\\\]", "'") + '"';
    }

    private void cut() {
        if (state != State.CLOSED) {
            var _ = response.reset();
            gone();
        }
    }

    void opened(Inbound newSession) {
        session = newSession;
        inbox.open(newSession);
    }

    /// The `hello`, which is the body of the request and counts for no index.
    void begin(byte[] hello) {
        inbox.add(hello);
    }

    /// Takes over what is new of a post.
    ///
    /// @param answer told once, perhaps only after the session has read on
    void post(FramePost post, Consumer<Posted> answer) {
        long known = taken - post.from();
        if (state != State.OPEN) {
            answer.accept(Posted.ENDED);
        } else if (known < 0) {
            answer.accept(Posted.GAP);
        } else {
            var fresh = known < post.frames().size()
                    ? post.frames().subList((int) known, post.frames().size())
                    : List.<byte[]>of();
            take(fresh, answer);
        }
    }

    private void take(List<byte[]> fresh, Consumer<Posted> answer) {
        if (!hasRoom(fresh.stream().mapToInt(frame -> frame.length).sum())) {
            answer.accept(Posted.CROWDED);
            return;
        }
        taken += fresh.size();
        awaiting.add(answer);
        for (var frame : fresh) {
            received(frame);
        }
        answerPosts();
    }

    /// Takes over what is no post, as one frame for the session to refuse. False if there is no room for it now.
    boolean refused(byte[] body) {
        boolean room = hasRoom(body.length);
        if (room) {
            received(body);
        }
        return room;
    }

    /// Whether so much more may wait; it is counted then.
    private boolean hasRoom(int bytes) {
        if (inbox.empty()) {
            waitingBytes = 0;
        }
        if (waitingBytes + bytes > WAITING) {
            return false;
        }
        waitingBytes += bytes;
        return true;
    }

    private void received(byte[] frame) {
        if (state == State.OPEN) {
            if (frame.length > FrameLimits.CLIENT_FRAME_BYTES) {
                close(CloseCode.TOO_LARGE, "the message is too large");
            } else {
                inbox.add(frame);
            }
        }
    }

    private void answerPosts() {
        if (inbox.empty()) {
            answerPosts(state == State.OPEN ? Posted.TAKEN : Posted.ENDED);
        }
    }

    private void answerPosts(Posted posted) {
        var told = List.copyOf(awaiting);
        awaiting.clear();
        told.forEach(answer -> answer.accept(posted));
    }

    private void drained() {
        if (state == State.OPEN && session != null && writable()) {
            session.writable();
        }
    }

    /// The response has ended, whoever ended it.
    void gone() {
        if (state != State.CLOSED) {
            state = State.CLOSED;
            inbox.clear();
            answerPosts(Posted.ENDED);
            if (session != null) {
                session.closed();
            }
        }
    }
}
