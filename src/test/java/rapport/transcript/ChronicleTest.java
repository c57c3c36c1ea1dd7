package rapport.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rapport.desk.AgentId;
import rapport.desk.AgentRef;
import rapport.desk.Author;
import rapport.desk.CloseReason;
import rapport.desk.Content;
import rapport.desk.ConversationId;
import rapport.desk.Entry;
import rapport.desk.Place;
import rapport.desk.Rule;
import rapport.desk.Trigger;
import rapport.desk.VisitorId;
import rapport.sql.Database;
import rapport.table.EntryTable;

/// What happened, in the order in which it was stored, from a time on.
final class ChronicleTest {
    private static final Instant MIDNIGHT = Instant.parse("2026-11-23T00:00:00Z");
    private static final ConversationId CONVERSATION = new ConversationId("c");
    private static final Author VISITOR = new Author.Visitor(new VisitorId("v"), Optional.empty());
    private static final AgentRef LI = new AgentRef(new AgentId("a_li"), "Li");
    private static final Author AGENT = new Author.Agent(LI.id(), LI.name());

    @TempDir
    Path folder;

    private Database database;
    private Chronicle chronicle;
    private long seq;

    @BeforeEach
    void open() {
        database = Database.open(folder);
        chronicle = new Chronicle(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void tellsWhatCountsAndLeavesOutWhatDoesNot() {
        store(MIDNIGHT, Author.SYSTEM, new Content.Opened(1));
        store(MIDNIGHT, VISITOR, new Content.Text("hello"));
        store(
                MIDNIGHT,
                Author.SYSTEM,
                new Content.Assigned(LI, 1, Rule.BALANCED, Trigger.CYCLE_OPENED, Optional.empty()));
        store(MIDNIGHT, AGENT, new Content.Note("a regular"));
        store(MIDNIGHT, AGENT, new Content.Text("good day"));
        store(MIDNIGHT, AGENT, new Content.Closed(1, AGENT, CloseReason.AGENT));
        assertThat(chronicle.after(0).happenings())
                .extracting(Chronicle.Happening::what)
                .containsExactly(
                        new Chronicle.Opened(),
                        new Chronicle.Asked(),
                        new Chronicle.Given(LI.id()),
                        new Chronicle.Answered(LI.id()),
                        new Chronicle.Closed(CloseReason.AGENT));
    }

    @Test
    void aDayBeginsWithTheFirstEntryOfIt() {
        for (int minute = -50; minute < 50; minute++) {
            store(MIDNIGHT.plus(Duration.ofMinutes(minute)), VISITOR, new Content.Text("at " + minute));
        }
        List<Instant> told = new ArrayList<>();
        chronicle.after(chronicle.before(MIDNIGHT)).happenings().forEach(one -> told.add(one.at()));
        assertThat(told).hasSize(50).startsWith(MIDNIGHT);
    }

    @Test
    void whatWasToldIsNotToldAgain() {
        assertThat(chronicle.before(MIDNIGHT)).isLessThanOrEqualTo(0);
        store(MIDNIGHT, VISITOR, new Content.Text("one"));
        Chronicle.Page first = chronicle.after(chronicle.before(MIDNIGHT));
        assertThat(first.happenings()).hasSize(1);
        assertThat(chronicle.after(first.position()).happenings()).isEmpty();
        store(MIDNIGHT, VISITOR, new Content.Text("two"));
        assertThat(chronicle.after(first.position()).happenings()).hasSize(1);
    }

    @Test
    void aDayOnWhichNothingHappenedYetBeginsAtTheEnd() {
        store(MIDNIGHT.minusSeconds(1), VISITOR, new Content.Text("yesterday"));
        long position = chronicle.before(MIDNIGHT);
        assertThat(chronicle.after(position).happenings()).isEmpty();
        store(MIDNIGHT, VISITOR, new Content.Text("today"));
        assertThat(chronicle.after(position).happenings()).hasSize(1);
    }

    private void store(Instant at, Author author, Content content) {
        seq++;
        Entry<?> entry = new Entry<>(CONVERSATION, new Place(seq, seq), at, Optional.empty(), author, content);
        database.write(sql -> {
            EntryTable.insert(sql, List.of(entry));
            return seq;
        });
    }
}
