package rapport.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.random.RandomGenerator;
import rapport.desk.AgentId;
import rapport.desk.Answer;
import rapport.desk.Command;
import rapport.desk.Content;
import rapport.desk.ConversationId;
import rapport.desk.DeskId;
import rapport.desk.MessageId;
import rapport.desk.NodeId;
import rapport.desk.Role;
import rapport.desk.Sender;
import rapport.desk.SiteId;
import rapport.desk.Status;
import rapport.desk.VisitorId;
import rapport.directory.Directory;
import rapport.directory.Ids;
import rapport.log.EventLog;
import rapport.log.Tables;
import rapport.replica.Replica;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Lets the demo's past conversations happen, at a desk whose clock shows the days that they happened on.
final class Past {
    private static final String TALKS = "/demo/past.json";
    private static final NodeId NODE = new NodeId("past");
    /// Where the people of the past were connected: not here, where the replica would notice that nobody is.
    private static final NodeId ELSEWHERE = new NodeId("past-elsewhere");
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(40);

    private final DeskId desk;
    private final EventLog log;
    private final Tables tables;
    private final ExecutorService threads;
    private final Ids ids = new Ids();

    Past(DeskId desk, EventLog log, Tables tables, ExecutorService threads) {
        this.desk = desk;
        this.log = log;
        this.tables = tables;
        this.threads = threads;
    }

    /// @param agent which one of the agents answered
    /// @param score what the visitor said of it; 0: nothing
    record PastTalk(String name, String email, int agent, int hoursAgo, int score, List<Line> lines) {}

    /// @param by `visitor`, `agent`, or `note`
    record Line(String by, String text) {}

    void happen(SiteId site, List<Person> agents) {
        PastClock clock = new PastClock();
        try (Replica replica =
                new Replica(desk, NODE, log, tables, clock, RandomGenerator.getDefault(), threads, Past::broken)) {
            for (PastTalk talk : talks()) {
                clock.show(Instant.now().minus(Duration.ofHours(talk.hoursAgo())));
                Person agent = agents.get(talk.agent());
                new Scene(replica, clock, site, ids.visitor(), new AgentId(agent.id()), agent.name()).play(talk);
            }
        }
    }

    /// One conversation from the first word to the last, with nobody else there.
    private record Scene(
            Replica replica, PastClock clock, SiteId site, VisitorId visitor, AgentId agent, String agentName) {

        void play(PastTalk talk) {
            Sender.Agent self = new Sender.Agent(agent, Role.AGENT);
            ask(new Command.EnrolAgent(agent, agentName, Directory.USUAL_CAPACITY));
            ask(new Command.ConnectAgent(agent, ELSEWHERE));
            ask(new Command.SetAvailability(agent, self, Status.ONLINE));
            talk.lines().forEach(line -> say(line, self));
            ask(new Command.Describe(conversation(), Optional.of(talk.name()), Optional.of(talk.email()), Map.of()));
            ask(new Command.Close(conversation(), self, OptionalLong.of(1)));
            if (talk.score() > 0) {
                ask(new Command.Rate(conversation(), talk.score(), Optional.empty(), OptionalLong.empty()));
            }
            ask(new Command.SetAvailability(agent, self, Status.OFFLINE));
            ask(new Command.DisconnectAgent(agent, ELSEWHERE));
        }

        private void say(Line line, Sender.Agent self) {
            clock.pass(BETWEEN_LINES);
            boolean byVisitor = line.by().equals("visitor");
            ask(new Command.PostMessage(
                    conversation(),
                    byVisitor ? new Sender.Visitor(visitor) : self,
                    new MessageId(UUID.randomUUID().toString()),
                    line.by().equals("note") ? new Content.Note(line.text()) : new Content.Text(line.text()),
                    byVisitor ? OptionalLong.empty() : OptionalLong.of(1),
                    false,
                    Command.Lookup.NOT_ASKED));
        }

        private void ask(Command command) {
            Answer answer = replica.ask(command, Optional.of(site));
            if (answer instanceof Answer.Refused refused) {
                throw new AssertionError("the demo's past did not happen: " + command + " " + refused);
            }
        }

        private ConversationId conversation() {
            return ConversationId.of(visitor);
        }
    }

    /// The oldest first: time never goes back in the log.
    private static List<PastTalk> talks() {
        try (InputStream stream = Past.class.getResourceAsStream(TALKS)) {
            if (stream == null) {
                throw new AssertionError(TALKS + " is not in the jar");
            }
            List<PastTalk> talks = new JsonMapper().readValue(stream, new TypeReference<List<PastTalk>>() {});
            return talks.stream()
                    .sorted(Comparator.comparingInt(PastTalk::hoursAgo).reversed())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void broken(Thread thread, Throwable failure) {
        throw new AssertionError("the demo's past did not happen", failure);
    }

    /// A clock that shows what it is told to.
    private static final class PastClock implements InstantSource {
        private volatile Instant now = Instant.EPOCH;

        void show(Instant time) {
            now = time;
        }

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
