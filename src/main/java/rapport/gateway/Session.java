package rapport.gateway;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import rapport.desk.Answer;
import rapport.desk.Code;
import rapport.desk.Command;
import rapport.desk.ConversationId;
import rapport.desk.SiteId;
import rapport.directory.Principal;
import rapport.log.EventLog;
import rapport.replica.Listener;
import rapport.sql.DatabaseFailed;
import rapport.wire.ClientFrame;
import rapport.wire.CloseCode;
import rapport.wire.Decoded;
import rapport.wire.FrameDecoder;
import rapport.wire.FrameId;
import rapport.wire.Greeting;
import rapport.wire.Hello;
import rapport.wire.ToBoth;

/// One connection of somebody who has been let in.
///
/// Everything here happens on the connection's loop, except [#end] and [#dismiss], which may be called by anybody.
/// Frames
/// are carried out in the order in which they came; at most [#UNANSWERED] wait for their answer, and whoever sends
/// more,
/// or faster than they may, is read later, never refused (contract, P4).
abstract sealed class Session implements Listener, Transport.Inbound permits VisitorSession, AgentSession {
    /// Requests without an answer.
    private static final int UNANSWERED = 16;
    /// Malformed frames that end a connection.
    private static final int MALFORMED = 3;

    /// Bytes of frames that are taken in while nothing can be sent, and wait: that somebody lives who reads nothing can
    /// only be heard.
    private static final int OVERHEARD = 4 * 1024;

    /// How long a tick waits for the heads.
    private static final Duration HEADS_WITHIN = Duration.ofSeconds(2);

    private static final FrameDecoder DECODER = new FrameDecoder();

    protected final Gate gate;
    private final Transport transport;
    private final Pen<ToBoth> pen;
    private final Principal principal;
    private final String name;
    private final Pace pace;
    private final Liveness liveness;

    private final ArrayDeque<byte[]> waiting = new ArrayDeque<>(0);
    private int waitingBytes;
    private final Map<Long, FrameId> tickets = new HashMap<>(4);
    /// Of those, the messages.
    private final Set<Long> posts = new HashSet<>(4);

    private Optional<Runnable> afterPosts = Optional.empty();
    private long connection;
    private long lastTicket;
    private int unanswered;
    private int malformed;
    private boolean busy;
    private boolean slowed;
    private boolean paused;
    private boolean awaitsHeads;
    private boolean ended;

    Session(Gate gate, Transport transport, Principal principal, String name, Pace pace) {
        this.gate = gate;
        this.transport = transport;
        this.pen = new Pen<>(transport);
        this.principal = principal;
        this.name = name;
        this.pace = pace;
        this.liveness = new Liveness(gate.settings(), gate.nanos().getAsLong());
    }

    /// Carries out one frame.
    abstract void carryOut(ClientFrame frame);

    /// Sends what had to wait for the socket.
    abstract void goOn();

    final Principal principal() {
        return principal;
    }

    /// Which of two connections is newer: the one with the higher number.
    final long connection() {
        return connection;
    }

    /// What the client calls this session.
    final String name() {
        return name;
    }

    /// Registers the session; the welcome follows when the replica has it.
    ///
    /// @param number of its connection, as [Sessions#connection] gave it
    final void begin(long number) {
        connection = number;
        gate.sessions().add(this);
        gate.replica().join(this);
        transport.later(gate.settings().tick(), this::tick);
    }

    final Greeting greeting(Hello hello) {
        return new Greeting(
                hello.id(),
                gate.epoch(),
                name,
                transport.stream(),
                gate.settings().tick(),
                gate.settings().limits());
    }

    @Override
    public final Executor loop() {
        return transport.loop();
    }

    @Override
    public final void frame(byte[] utf8) {
        if (!ended) {
            liveness.heard(gate.nanos().getAsLong());
            waiting.add(utf8);
            waitingBytes += utf8.length;
            work();
            transport.flush();
        }
    }

    @Override
    public final void writable() {
        if (!ended) {
            liveness.progressed(gate.nanos().getAsLong());
            goOn();
            work();
            transport.flush();
        }
    }

    @Override
    public final void closed() {
        ended = true;
        waiting.clear();
        gate.sessions().remove(this);
        gate.replica().leave(this);
    }

    @Override
    public final void heard() {
        if (!ended) {
            transport.flush();
        }
    }

    /// Ends the connection. From any thread.
    final void end(CloseCode code, String reason) {
        transport.loop().execute(() -> endHere(code, reason));
    }

    /// Says goodbye and ends the connection. From any thread.
    final void dismiss(CloseCode code, String reason, long retryAfterMillis) {
        transport.loop().execute(() -> {
            if (!ended) {
                send(new ToBoth.Bye(code, reason, OptionalLong.of(retryAfterMillis)));
                endHere(code, reason);
            }
        });
    }

    final void endHere(CloseCode code, String reason) {
        if (!ended) {
            ended = true;
            gate.sessions().closing(code);
            transport.flush();
            transport.close(code, reason);
        }
    }

    final boolean ended() {
        return ended;
    }

    final boolean canWrite() {
        return !ended && transport.writable();
    }

    /// What both kinds of sessions may be told.
    final void send(ToBoth frame) {
        if (!ended) {
            pen.write(frame);
        }
    }

    final void tock() {
        liveness.answered();
    }

    /// The heads that were asked for, as a tick.
    final void heads(List<ToBoth.Head> heads) {
        awaitsHeads = false;
        sendTick(heads);
    }

    /// A tick, if the socket takes it. Not counted while it is we who do not read.
    private void sendTick(List<ToBoth.Head> heads) {
        if (canWrite()) {
            send(new ToBoth.Tick(gate.clock().instant(), heads));
            liveness.asked();
        }
    }

    private void tick() {
        look();
        if (ended) {
            return;
        }
        if (!awaitsHeads) {
            awaitsHeads = true;
            gate.replica().askHeads(this);
        }
        liveness.due(gate.nanos().getAsLong()).ifPresent(wait -> transport.later(Duration.ofNanos(wait), this::look));
        transport.later(HEADS_WITHIN, this::tickWithoutHeads);
        transport.later(gate.settings().tick(), this::tick);
    }

    private void look() {
        if (ended) {
            return;
        }
        switch (liveness.look(transport.writable(), paused, gate.nanos().getAsLong())) {
            case ALIVE -> {}
            case SILENT -> endHere(CloseCode.NO_TOCK, "a tick was not answered");
            case STUCK -> endHere(CloseCode.TOO_SLOW, "no progress");
        }
    }

    /// The desk is held up, by its database or by load: that it names no heads now is no reason to let a connection
    /// look dead.
    private void tickWithoutHeads() {
        if (awaitsHeads && !ended) {
            sendTick(List.of());
            transport.flush();
        }
    }

    /// Where entries go that are read for this session.
    abstract class Reading<E> implements Feed.Outlet<E> {
        @Override
        public final boolean writable() {
            return canWrite();
        }

        @Override
        public final void replay(ConversationId conversation, long from, long head) {
            send(new ToBoth.Replay(conversation, from, head));
        }

        @Override
        public final void live(ConversationId conversation, long head) {
            send(new ToBoth.Live(conversation, head));
        }
    }

    // --- requests

    /// Gives a command to the desk; [Notice.Answered] answers the frame.
    final void submit(FrameId re, Command command, Optional<SiteId> newcomerAt) {
        gate.replica().submit(this, ticket(re), command, newcomerAt);
    }

    /// Gives a message to the desk.
    final void post(FrameId re, Command.PostMessage message, Optional<SiteId> newcomerAt) {
        long ticket = ticket(re);
        posts.add(ticket);
        gate.replica().submit(this, ticket, message, newcomerAt);
    }

    /// Whether messages are without an answer.
    final boolean posting() {
        return !posts.isEmpty();
    }

    /// Refuses a message once all before it are answered: answers keep the order of the messages (contract, P4; what
    /// is given to the desk keeps its order there). The frames after it stay where they are until then.
    final void afterPosts(Runnable then) {
        if (posting()) {
            busy = true;
            afterPosts = Optional.of(then);
        } else {
            then.run();
        }
    }

    private void goOnAfterPosts() {
        if (!posting() && afterPosts.isPresent()) {
            var then = afterPosts.get();
            afterPosts = Optional.empty();
            busy = false;
            then.run();
        }
    }

    /// A number under which the replica answers this frame.
    final long ticket(FrameId re) {
        unanswered++;
        tickets.put(++lastTicket, re);
        return lastTicket;
    }

    /// The frame that was given this number: it is answered now.
    final FrameId redeemed(long ticket) {
        var re = tickets.remove(ticket);
        if (re == null) {
            throw new IllegalStateException("answered twice: " + ticket);
        }
        posts.remove(ticket);
        unanswered--;
        return re;
    }

    final void refuse(FrameId re, Code code, String message) {
        send(new ToBoth.Refused(Optional.of(re), code, message, Optional.empty()));
    }

    final void refuse(FrameId re, Answer.Refused refused) {
        send(ToBoth.Refused.of(re, refused));
    }

    /// Does something that waits, and goes on with its result on the loop. The frames after it stay where they are
    /// until
    /// then.
    final <T> void inOrder(Supplier<T> waits, Consumer<T> then) {
        busy = true;
        aside(
                waits,
                result -> {
                    busy = false;
                    then.accept(result);
                    work();
                },
                () -> endHere(CloseCode.RESTART, "the database cannot be reached"));
    }

    /// Does something that waits, and goes on with its result on the loop, unless the session has ended by then.
    final <T> void aside(Supplier<T> waits, Consumer<T> then, Runnable failed) {
        gate.readers().execute(() -> {
            Runnable next;
            try {
                var result = waits.get();
                next = () -> then.accept(result);
            } catch (EventLog.LogFailed | DatabaseFailed unreachable) {
                next = failed;
            }
            var onLoop = next;
            transport.loop().execute(() -> {
                if (!ended) {
                    onLoop.run();
                    transport.flush();
                }
            });
        });
    }

    /// Carries out what waits, as far as it may.
    final void work() {
        if (!ended) {
            goOnAfterPosts();
        }
        while (!ended && !waiting.isEmpty() && mayGoOn()) {
            decoded(DECODER.decode(next()));
            long pause = pace.take(gate.nanos().getAsLong());
            if (pause > 0) {
                slowDown(pause);
            }
        }
        if (!ended && paused == mayReadOn()) {
            paused = !paused;
            if (paused) {
                transport.pause();
            } else {
                transport.resume();
            }
        }
    }

    private byte[] next() {
        var frame = waiting.remove();
        waitingBytes -= frame.length;
        return frame;
    }

    private boolean mayReadOn() {
        return (waiting.isEmpty() && mayGoOn()) || (!transport.writable() && waitingBytes < OVERHEARD);
    }

    private boolean mayGoOn() {
        if (gate.replica().crowded() && !slowed) {
            slowDown(20_000_000);
        }
        // Whoever does not read answers may not ask for more of them.
        return !busy && !slowed && unanswered < UNANSWERED && transport.writable();
    }

    private void slowDown(long nanos) {
        slowed = true;
        transport.later(Duration.ofNanos(nanos), () -> {
            slowed = false;
            if (!ended) {
                work();
                transport.flush();
            }
        });
    }

    private void decoded(Decoded decoded) {
        switch (decoded) {
            case Decoded.Refused refused -> {
                send(ToBoth.Refused.of(refused));
                if (refused.code() == Code.MALFORMED && ++malformed >= MALFORMED) {
                    endHere(CloseCode.PROTOCOL_VIOLATION, "too many malformed frames");
                }
            }
            case Decoded.Frame frame -> carryOut(frame.frame());
        }
    }
}
