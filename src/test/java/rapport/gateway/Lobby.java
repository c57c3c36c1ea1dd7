package rapport.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import rapport.desk.AgentId;
import rapport.desk.Command;
import rapport.desk.DeskId;
import rapport.desk.NodeId;
import rapport.desk.Role;
import rapport.desk.SiteId;
import rapport.desk.VisitorId;
import rapport.directory.Admission;
import rapport.directory.LoginId;
import rapport.directory.Principal;
import rapport.directory.Site;
import rapport.log.EventLog;
import rapport.log.MemoryLog;
import rapport.replica.Listener;
import rapport.replica.Notice;
import rapport.replica.Patience;
import rapport.replica.Replica;
import rapport.replica.Viewer;
import rapport.wire.CloseCode;

/// Sessions at a real replica, all moved by hand: what waits, waits in [#reads] until the test lets it happen.
final class Lobby implements Usher {
    private static final Site SITE = new Site(new SiteId("s"), "site", "Shop", List.of(), "", Map.of());

    final MemoryLog log;
    final ArrayDeque<Runnable> reads = new ArrayDeque<>();
    private final Replica replica;
    private final Gate gate;

    Lobby(MemoryLog log) {
        this.log = log;
        replica = Replica.byHand(
                new DeskId("desk"),
                new NodeId("n" + System.identityHashCode(this)),
                log,
                log,
                () -> Instant.EPOCH,
                new Random(1),
                reads::add,
                new Patience() {
                    @Override
                    public void untilLog(Duration duration, EventLog.LogFailed why) {
                        throw why;
                    }

                    @Override
                    public void untilRow(Duration duration) {}
                });
        gate = new Gate(
                replica,
                log,
                log,
                this,
                (file, uploader, place) -> Optional.empty(),
                new Sessions(gone -> {}),
                reads::add,
                () -> Instant.EPOCH,
                () -> 0,
                "epoch",
                Gate.Settings.DEFAULT);
        replica.turn(10);
    }

    /// Carries out what is asked of the desk, and reads nothing.
    Lobby turn() {
        while (replica.waiting()) {
            replica.turn(100);
        }
        return this;
    }

    /// Reads what is asked for, and goes on until nothing is left to do.
    Lobby rest() {
        do {
            turn();
            for (var read = reads.poll(); read != null; read = reads.poll()) {
                read.run();
            }
        } while (replica.waiting());
        return this;
    }

    Lobby command(Command command) {
        replica.submit(new Nobody(), 1, command, Optional.empty());
        return rest();
    }

    /// The connections of staff of whom it is not true end.
    void recheck(Predicate<Principal.Staff> holds) {
        gate.sessions().recheck(holds);
    }

    /// A connection that has said hello.
    Socket connect(String hello) {
        var socket = new Socket();
        socket.inbound = new Door(gate, socket, new Peer("", Optional.empty(), false, Optional.empty()));
        socket.says(hello);
        rest();
        return socket;
    }

    /// A connection that was let in; what it asks to be read then is not read yet.
    Socket knock(String hello) {
        var socket = new Socket();
        socket.inbound = new Door(gate, socket, new Peer("", Optional.empty(), false, Optional.empty()));
        socket.says(hello);
        reads.remove().run();
        turn();
        return socket;
    }

    Socket visitor(String name) {
        return connect("{'type':'hello','id':'h','as':'visitor','site':'site','token':'" + name + "'}");
    }

    Socket agent(String name) {
        return connect("{'type':'hello','id':'h','as':'agent','token':'" + name + "'}");
    }

    @Override
    public Optional<Site> site(String key) {
        return Optional.of(SITE);
    }

    @Override
    public Admission admit(Site site, Optional<String> token, Optional<String> identity) {
        return new Admission.Known(new VisitorId("v_" + token.orElseThrow()));
    }

    @Override
    public String token(VisitorId visitor, SiteId site) {
        return visitor.value().substring(2);
    }

    @Override
    public Optional<Principal.Staff> staff(String token) {
        return Optional.of(new Principal.Staff(new AgentId(token), Role.AGENT, new LoginId(token)));
    }

    /// Commands of nobody at a connection.
    private static final class Nobody implements Listener {
        @Override
        public Viewer viewer() {
            return new Viewer.OfAgent(new AgentId("office"), Role.ADMINISTRATOR);
        }

        @Override
        public Executor loop() {
            return Runnable::run;
        }

        @Override
        public void hear(Notice notice) {}

        @Override
        public void heard() {}
    }

    /// The other end of a connection.
    static final class Socket implements Transport {
        final List<String> frames = new ArrayList<>();
        boolean writable = true;
        private Inbound inbound;

        void says(String frame) {
            inbound.frame(frame.replace('\'', '"').getBytes(UTF_8));
        }

        /// The socket takes frames again.
        void drains() {
            writable = true;
            inbound.writable();
        }

        /// The frames of these types since it was asked last.
        List<String> news(String... types) {
            var news = frames.stream()
                    .filter(frame ->
                            Arrays.stream(types).anyMatch(type -> frame.startsWith("{\"type\":\"" + type + "\"")))
                    .toList();
            frames.clear();
            return news;
        }

        @Override
        public Executor loop() {
            return Runnable::run;
        }

        @Override
        public void later(Duration delay, Runnable task) {}

        @Override
        public void send(byte[] utf8) {
            frames.add(new String(utf8, UTF_8));
        }

        @Override
        public void flush() {}

        @Override
        public boolean writable() {
            return writable;
        }

        @Override
        public void pause() {}

        @Override
        public void resume() {}

        @Override
        public void close(CloseCode code, String reason) {
            frames.add("closed " + code);
        }
    }
}
