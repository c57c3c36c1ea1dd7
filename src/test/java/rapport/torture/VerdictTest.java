package rapport.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rapport.audit.Recorder;
import rapport.audit.Rule;
import rapport.audit.Shown;
import rapport.audit.Side;
import rapport.audit.TextHash;
import rapport.audit.Witness;
import rapport.sql.Database;

/// The verdict has teeth: a database or a history that somebody tampered with is found.
class VerdictTest {
    private static final String C = "c_1";
    private static final String VISITOR = "visitor:v_1";
    private static final String AGENT = "agent:a1";

    @TempDir
    Path folder;

    private final AtomicLong nanos = new AtomicLong();
    private final Recorder recorder = new Recorder(nanos::incrementAndGet);
    private final Witness tab = recorder.witness("tab", Side.VISITOR);
    private final Witness console = recorder.witness("console", Side.AGENT);
    private final List<Crowd.Sight> sights = new ArrayList<>(
            List.of(new Crowd.Sight("tab", "tab", false, C, 4), new Crowd.Sight("console", "a1", true, C, 5)));

    @BeforeEach
    void aConversationInWhichAllIsWell() {
        write(
                """
                insert into conversation (id, desk, site, visitor, attributes, state, agent, head, head_visible, floor,
                    cycle, fence, priority, passed_over, earlier, active_at)
                values ('c_1', 'main', 's', 'v_1', '{}', 'assigned', 'a1', 5, 4, 1, 1, 1, 0, '[]', '[]', 0)""",
                entry(1, 1, 0, "null", "null", "opened", "{\"cycle\":1}"),
                entry(2, 2, 0, "'v'", "'m1'", "text", "hello"),
                entry(3, 3, 0, "null", "null", "assigned", "{\"fence\":1}"),
                entry(4, 3, 1, "'a1'", "'m2'", "note", "a note"),
                entry(5, 4, 0, "'a1'", "'m3'", "text", "hi"),
                "insert into agent (id, desk, name, capacity, active, status, nodes, lost_at, turn) values ('a1', 'main', 'A', 1, 1, 'ONLINE', '[\"n\"]', null, 0)",
                "insert into mark values ('c_1', 4, 2, 5, 5)");
        tab.opened();
        console.opened();
        tab.invoked(C, VISITOR, "m1", "hello");
        tab.acknowledged(C, VISITOR, "m1", 2, false);
        console.replayed(C, OptionalLong.empty(), 1, 3);
        said(console, AGENT, "m2", "a note", 4);
        said(console, AGENT, "m3", "hi", 5);
        shows(tab, 1, "opened#1", "");
        shows(tab, 2, VISITOR + "/m1", "hello");
        shows(tab, 3, "assigned#1", "");
        shows(tab, 4, AGENT + "/m3", "hi");
        shows(console, 1, "opened#1", "");
        shows(console, 2, VISITOR + "/m1", "hello");
    }

    @Test
    void where_all_is_well_nothing_is_found() {
        assertThat(broken()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a message is gone                 | delete from entry where seq = 5
            the last message is gone, quietly | delete from entry where seq = 5; update conversation set head = 4, head_visible = 3
            a message has another text        | update entry set body = 'hullo' where seq = 2
            a message is there twice          | insert into entry select conversation, 6, 5, 0, at, 'a1', name, 'm1', kind, body from entry where seq = 2; update conversation set head = 6, head_visible = 5
            two messages changed places       | update entry set seq = 9 where seq = 5; update entry set seq = 5, visible = 4 where seq = 2; update entry set seq = 2, visible = 2 where seq = 9
            a hole in the numbers             | update entry set seq = 6 where seq = 5; update conversation set head = 6
            a hole in the visitors' numbers   | update entry set visible = 5 where seq = 5; update conversation set head_visible = 5
            a visitor can see a note          | update entry set hidden = 0 where seq = 4
            the head is not the last          | update conversation set head = 7
            a fence without an assignment     | update conversation set fence = 2
            nobody has what is assigned       | update conversation set agent = null
            read beyond the head              | update mark set agent_delivered = 9
            more than fits                    | update agent set capacity = 0
            somebody waits, somebody is free  | update conversation set state = 'queued', agent = null
            """)
    void a_tampered_database_is_found(String what, String tampering) {
        write(tampering.split(";"));
        assertThat(broken()).as(what).isNotEmpty();
    }

    @Test
    void an_acknowledgement_of_what_is_not_stored_is_found() {
        said(tab, VISITOR, "m9", "lost", 6);
        assertThat(broken()).anyMatch(sentence -> sentence.contains("m9") && sentence.contains("not in the log"));
    }

    @Test
    void a_refused_message_that_is_stored_is_found() {
        console.invoked(C, AGENT, "m3", "hi");
        console.refused(C, AGENT, "m3", "not_assignee");
        assertThat(broken()).anyMatch(sentence -> sentence.contains("refused"));
    }

    @Test
    void a_display_with_a_hole_a_repeat_or_an_invention_is_found() {
        shows(console, 4, AGENT + "/m2", "a note");
        assertThat(broken()).anyMatch(sentence -> sentence.contains("shows 4 after 2"));
        shows(console, 4, AGENT + "/m2", "a note");
        assertThat(broken()).anyMatch(sentence -> sentence.contains("twice"));
        shows(tab, 5, AGENT + "/m8", "never said");
        assertThat(broken()).anyMatch(sentence -> sentence.contains("m8"));
    }

    @Test
    void a_display_that_stays_behind_is_found() {
        sights.set(0, new Crowd.Sight("tab", "tab", false, C, 3));
        assertThat(broken()).anyMatch(sentence -> sentence.startsWith(Rule.I9 + ": tab"));
    }

    @Test
    void an_agent_who_does_not_follow_what_is_theirs_is_found() {
        sights.removeLast();
        assertThat(broken()).anyMatch(sentence -> sentence.startsWith(Rule.I9 + ": a1"));
    }

    @Test
    void what_was_noticed_on_the_way_counts() {
        assertThat(Verdict.broken(List.of("the server ended by itself"), recorder.history(), ledger(), sights))
                .containsExactly("the server ended by itself");
    }

    private List<String> broken() {
        return Verdict.broken(List.of(), recorder.history(), ledger(), sights);
    }

    private Ledger ledger() {
        return Ledger.read(folder.resolve("data"), folder.resolve("copy"));
    }

    private static void said(Witness by, String author, String id, String text, long seq) {
        by.invoked(C, author, id, text);
        by.acknowledged(C, author, id, seq, false);
    }

    private static void shows(Witness who, long seq, String identity, String text) {
        who.displayed(C, new Shown(seq, identity, TextHash.of(text)));
    }

    private static String entry(
            long seq, long visible, int hidden, String sender, String id, String kind, String body) {
        return "insert into entry values ('c_1', %d, %d, %d, 0, %s, null, %s, '%s', '%s')"
                .formatted(seq, visible, hidden, sender, id, kind, body);
    }

    private void write(String... statements) {
        try (Database database = Database.open(folder.resolve("data"))) {
            database.write(sql -> {
                for (String statement : statements) {
                    sql.execute(statement);
                }
                return true;
            });
        }
    }
}
