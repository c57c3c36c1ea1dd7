package rapport.gateway;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import rapport.desk.Answer;
import rapport.desk.Code;
import rapport.desk.Command;
import rapport.desk.ConversationId;
import rapport.desk.VisitorId;
import rapport.directory.Admission;
import rapport.directory.Identity;
import rapport.directory.Principal;
import rapport.directory.Site;
import rapport.log.EventLog;
import rapport.sql.DatabaseFailed;
import rapport.wire.CloseCode;
import rapport.wire.Decoded;
import rapport.wire.FrameDecoder;
import rapport.wire.FrameId;
import rapport.wire.FrameLimits;
import rapport.wire.Hello;
import rapport.wire.ToBoth;

/// Where a connection begins: waits for the `hello`, finds out who it is, and makes the session that everything after
/// it
/// goes to. Until then nothing else is read.
public final class Door implements Transport.Inbound {
    private static final FrameDecoder DECODER = new FrameDecoder();

    private final Gate gate;
    private final Transport transport;
    private final Pen<ToBoth> pen;
    private final Peer peer;
    private final Runnable judged;
    private final long number;
    private Optional<Session> session = Optional.empty();
    private final ArrayDeque<byte[]> early = new ArrayDeque<>(0);
    private boolean greeted;
    private boolean over;

    public Door(Gate gate, Transport transport, Peer peer) {
        this(gate, transport, peer, () -> {});
    }

    /// A connection that was just opened; called on its loop.
    ///
    /// @param judged run once it is known who it is, or that they are not let in
    public Door(Gate gate, Transport transport, Peer peer, Runnable judged) {
        this.judged = judged;
        this.number = gate.sessions().connection();
        this.gate = gate;
        this.transport = transport;
        this.pen = new Pen<>(transport);
        this.peer = peer;
        transport.later(gate.settings().helloWithin(), () -> {
            if (!greeted && !over) {
                end(CloseCode.PROTOCOL_VIOLATION, "no hello");
            }
        });
    }

    @Override
    public void frame(byte[] utf8) {
        if (session.isPresent()) {
            session.get().frame(utf8);
        } else if (greeted) {
            // Came in before reading stopped; the session reads it first.
            early.add(utf8);
        } else if (!over) {
            hello(utf8);
        }
    }

    @Override
    public void writable() {
        session.ifPresent(Session::writable);
    }

    @Override
    public void closed() {
        over = true;
        session.ifPresent(Session::closed);
    }

    private void hello(byte[] utf8) {
        if (utf8.length > FrameLimits.HELLO_BYTES) {
            refuse(Optional.empty(), Code.TOO_LARGE, "a hello has at most " + FrameLimits.HELLO_BYTES + " bytes");
            end(CloseCode.PROTOCOL_VIOLATION, "a hello that is too large");
            return;
        }
        switch (DECODER.decode(utf8)) {
            case Decoded.Refused refused -> {
                pen.write(ToBoth.Refused.of(refused));
                end(CloseCode.PROTOCOL_VIOLATION, "a valid hello comes first");
            }
            case Decoded.Frame frame -> {
                if (frame.frame() instanceof Hello hello) {
                    greeted = true;
                    transport.pause();
                    switch (hello) {
                        case Hello.Visitor visitor -> admit(hello.id(), () -> visitor(visitor));
                        case Hello.Agent agent -> admit(hello.id(), () -> agent(agent));
                    }
                } else {
                    end(CloseCode.PROTOCOL_VIOLATION, "a hello comes first");
                }
            }
        }
    }

    /// What the door says.
    private sealed interface Verdict {
        /// @param still whether what let them in holds: asked once more when the session can be ended by a revocation
        record In(Supplier<Session> session, BooleanSupplier still) implements Verdict {}

        record Out(Code code, String message, CloseCode close) implements Verdict {}
    }

    /// Finds out who it is, on a thread that may wait.
    private void admit(FrameId re, Supplier<Verdict> judge) {
        gate.readers().execute(() -> {
            Verdict verdict;
            try {
                verdict = judge.get();
            } catch (EventLog.LogFailed | DatabaseFailed unreachable) {
                verdict = new Verdict.Out(Code.UNAUTHENTICATED, "cannot be checked now", CloseCode.OVERLOADED);
            }
            var judged = verdict;
            transport.loop().execute(() -> {
                if (!over) {
                    judged(re, judged);
                }
            });
        });
    }

    private void judged(FrameId re, Verdict verdict) {
        judged.run();
        switch (verdict) {
            case Verdict.Out out -> {
                if (out.close() != CloseCode.OVERLOADED) {
                    refuse(Optional.of(re), out.code(), out.message());
                }
                end(out.close(), out.message());
            }
            case Verdict.In in -> {
                var admitted = in.session().get();
                session = Optional.of(admitted);
                admitted.begin(number);
                transport.resume();
                early.forEach(admitted::frame);
                early.clear();
                gate.readers().execute(() -> {
                    if (!in.still().getAsBoolean()) {
                        admitted.end(CloseCode.REVOKED, "what let you in has ended");
                    }
                });
            }
        }
    }

    private Verdict visitor(Hello.Visitor hello) {
        var site = gate.usher().site(hello.site());
        if (site.isEmpty()) {
            return new Verdict.Out(Code.NOT_FOUND, "no such site", CloseCode.PROTOCOL_VIOLATION);
        }
        if (!allowed(site.get())) {
            return new Verdict.Out(Code.FORBIDDEN, "not from this origin", CloseCode.PROTOCOL_VIOLATION);
        }
        return switch (gate.usher().admit(site.get(), hello.token(), hello.identity())) {
            case Admission.Refused refused ->
                new Verdict.Out(Code.UNAUTHENTICATED, "token or identity is not valid", CloseCode.UNAUTHENTICATED);
            case Admission.Known known -> in(hello, site.get(), known.visitor(), Optional.empty());
            case Admission.Vouched vouched ->
                in(hello, site.get(), recognised(site.get(), vouched), Optional.of(vouched.identity()));
        };
    }

    private VisitorId recognised(Site site, Admission.Vouched vouched) {
        var identity = vouched.identity();
        var answer = gate.replica()
                .ask(
                        new Command.Recognise(
                                ConversationId.of(vouched.visitor()),
                                identity.subject(),
                                identity.name(),
                                identity.email(),
                                vouched.shown().map(ConversationId::of)),
                        Optional.of(site.id()));
        return answer instanceof Answer.Recognised found ? found.visitor() : vouched.visitor();
    }

    private Verdict in(Hello.Visitor hello, Site site, VisitorId visitor, Optional<Identity> identity) {
        if (gate.sessions().of(visitor) >= gate.settings().perVisitor()) {
            return new Verdict.Out(Code.FORBIDDEN, "too many connections", CloseCode.OVERLOADED);
        }
        var admitted = new VisitorSession.Admitted(
                new Principal.Visitor(visitor, site.id()),
                gate.usher().token(visitor, site.id()),
                identity.flatMap(Identity::name),
                identity.isPresent());
        return new Verdict.In(
                () -> new VisitorSession(gate, transport, hello, admitted, name(hello)),
                () -> gate.usher().site(hello.site()).isPresent());
    }

    private Verdict agent(Hello.Agent hello) {
        if (peer.origin().isPresent() && !peer.own()) {
            return new Verdict.Out(Code.FORBIDDEN, "not from this origin", CloseCode.PROTOCOL_VIOLATION);
        }
        var token = hello.token().or(peer::login);
        return token.flatMap(gate.usher()::staff)
                .<Verdict>map(staff -> new Verdict.In(
                        () -> new AgentSession(gate, transport, hello, staff, name(hello)),
                        () -> token.flatMap(gate.usher()::staff).isPresent()))
                .orElseGet(() -> new Verdict.Out(Code.UNAUTHENTICATED, "log in first", CloseCode.UNAUTHENTICATED));
    }

    /// Browsers say where the page is from; other clients need not.
    private boolean allowed(Site site) {
        return peer.own()
                || peer.origin()
                        .map(origin -> site.allowedOrigins().stream()
                                .anyMatch(allowed -> allowed.value().equals(origin)))
                        .orElse(true);
    }

    private static String name(Hello hello) {
        return hello.session().orElseGet(() -> UUID.randomUUID().toString());
    }

    private void refuse(Optional<FrameId> re, Code code, String message) {
        pen.write(new ToBoth.Refused(re, code, message, Optional.empty()));
    }

    private void end(CloseCode code, String reason) {
        over = true;
        transport.flush();
        transport.close(code, reason);
    }
}
