package rapport.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rapport.desk.AgentId;
import rapport.desk.AgentRef;
import rapport.desk.Author;
import rapport.desk.Content;
import rapport.desk.Entry;
import rapport.desk.MessageId;
import rapport.desk.Place;
import rapport.desk.VisibleEntry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the server's frames look like on the wire.
final class FrameEncoderTest {
    private static final FrameEncoder ENCODER = new FrameEncoder();

    @Test
    void anAgentsEntryIsWrittenExactlyAsTheContractSays() {
        var entry = new Entry<>(
                ServerSamples.CONVERSATION,
                new Place(5, 3),
                ServerSamples.AT,
                Optional.empty(),
                Author.SYSTEM,
                new Content.Assigned(
                        ServerSamples.LI,
                        2,
                        rapport.desk.Rule.LAST_AGENT,
                        rapport.desk.Trigger.CONNECTION_LOST,
                        Optional.of(ServerSamples.ANN)));
        assertThat(text(new ToAgent.Said(entry)))
                .isEqualTo("{\"type\":\"entry\",\"conversation\":\"c_1\",\"seq\":5,\"at\":\"2026-01-02T03:04:05.006Z\","
                        + "\"author\":{\"kind\":\"system\"},\"content\":{\"kind\":\"assigned\","
                        + "\"agent\":{\"id\":\"a1\",\"name\":\"李雷\"},\"fence\":2,\"reason\":\"last_agent\","
                        + "\"trigger\":\"connection_lost\",\"from\":{\"id\":\"a2\",\"name\":\"Ann\"}}}");
        assertThat(text(new ToVisitor.Said(entry.visible().orElseThrow())))
                .isEqualTo("{\"type\":\"entry\",\"conversation\":\"c_1\",\"seq\":3,\"at\":\"2026-01-02T03:04:05.006Z\","
                        + "\"author\":{\"kind\":\"system\"},\"content\":{\"kind\":\"assigned\","
                        + "\"agent\":{\"id\":\"a1\",\"name\":\"李雷\"},\"fence\":2,"
                        + "\"from\":{\"id\":\"a2\",\"name\":\"Ann\"}}}");
    }

    @Test
    void nothingHiddenIsInAnyFrameOfAVisitor() {
        for (var sample : ServerSamples.all()) {
            if (sample.frame() instanceof ToVisitor visitor) {
                var json = text(visitor);
                assertThat(json).doesNotContain("SECRET", "\"trigger\"", "z@x.example", "transfer_note", "\"note\"");
                if (json.contains("\"assigned\"")) {
                    assertThat(json).doesNotContain("last_agent", "balanced");
                }
            }
        }
    }

    @Test
    void aVisitorsConversationIsInTheVisitorsNumbering() {
        var json = json(new ToVisitor.Stands(
                        VisitorConversation.of(ServerSamples.conversation(), ServerSamples.surroundings())))
                .get("conversation");
        assertThat(json.get("head").asLong()).isEqualTo(3);
        assertThat(json.get("floor").asLong()).isEqualTo(1);
        // Marks at 4 and 3, at 5 and 4, where 2 and 4 are hidden.
        assertThat(json.get("read").toString()).isEqualTo("{\"visitor\":2,\"agent\":2}");
        assertThat(json.get("delivered").toString()).isEqualTo("{\"visitor\":3,\"agent\":2}");
        assertThat(json.at("/last/preview").asString()).isEqualTo("hello");
    }

    @Test
    void everyTextComesBackAsItWasAndHalvesOfPairsAsReplacements() {
        for (int point = 1; point <= Character.MAX_CODE_POINT; point += point < 0x3000 ? 1 : 257) {
            if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                continue;
            }
            assertThat(name(Character.toString(point))).isEqualTo(Character.toString(point));
        }
        assertThat(name("a\uD83Db")).isEqualTo("a\uFFFDb");
        assertThat(name("\uDC4B")).isEqualTo("\uFFFD");
    }

    private static String name(String name) {
        return json(new ToBoth.Refused(
                        Optional.empty(),
                        rapport.desk.Code.ALREADY_TAKEN,
                        "x",
                        Optional.of(new AgentRef(new AgentId("a"), name))))
                .at("/agent/name")
                .asString();
    }

    @ParameterizedTest
    @EnumSource(FarEnd.class)
    void aPageOfHistoryThatDoesNotFitIsCutAtItsFarEnd(FarEnd farEnd) {
        var entries = new ArrayList<VisibleEntry>();
        for (int i = 1; i <= 200; i++) {
            entries.add(visible(i, "\u0001".repeat(1024)));
        }
        var page =
                new ToVisitor.HistoryPage(ServerSamples.RE, ServerSamples.CONVERSATION, entries, farEnd, false, 1, 200);
        var encoded = ENCODER.encode(page);
        assertThat(encoded.size()).isLessThanOrEqualTo(FrameLimits.SERVER_FRAME_BYTES);
        var json = JsonMapper.shared().readTree(encoded.utf8());
        assertThat(json.get("more").asBoolean()).isTrue();
        var seqs = seqs(json);
        assertThat(seqs).hasSizeBetween(20, 199).isSorted();
        assertThat(farEnd == FarEnd.OLDER ? seqs.getLast() : 201 - seqs.getFirst())
                .isEqualTo(200);
    }

    @Test
    void theLargestEntryThereCanBeStillFits() {
        var largest = visible(1, "\u0001".repeat(16 * 1024));
        assertThat(ENCODER.encode(new ToVisitor.Said(largest)).size()).isLessThan(FrameLimits.SERVER_FRAME_BYTES);
        var page = new ToVisitor.HistoryPage(
                ServerSamples.RE,
                ServerSamples.CONVERSATION,
                Collections.nCopies(50, largest),
                FarEnd.OLDER,
                false,
                1,
                50);
        assertThat(seqs(json(page))).isNotEmpty();
    }

    @Test
    void aWelcomeThatDoesNotFitIsFollowedByTheConversationsThatItLeavesOut() {
        var many = Collections.nCopies(1_000, ServerSamples.agentConversation());
        var welcome = new ToAgent.Welcome(
                ServerSamples.greeting(false),
                new ToAgent.Myself(ServerSamples.LI, rapport.desk.Role.AGENT, 1_000, rapport.desk.Status.ONLINE),
                many);
        var frames = ENCODER.fitting(welcome);
        int conversations = 0;
        for (var frame : frames) {
            assertThat(ENCODER.encode(frame).size()).isLessThanOrEqualTo(FrameLimits.SERVER_FRAME_BYTES);
            conversations +=
                    frame instanceof ToAgent.Welcome cut ? cut.conversations().size() : 1;
        }
        assertThat(conversations).isEqualTo(1_000);
        assertThat(frames.getFirst())
                .isInstanceOfSatisfying(
                        ToAgent.Welcome.class,
                        cut -> assertThat(cut.conversations()).hasSizeGreaterThan(50));
    }

    private static VisibleEntry visible(int seq, String text) {
        return new Entry<>(
                        ServerSamples.CONVERSATION,
                        new Place(seq, seq),
                        ServerSamples.AT,
                        Optional.of(new MessageId("m" + seq)),
                        Author.SYSTEM,
                        new Content.Text(text))
                .visible()
                .orElseThrow();
    }

    private static List<Integer> seqs(JsonNode page) {
        return page.get("entries")
                .valueStream()
                .map(entry -> entry.get("seq").asInt())
                .toList();
    }

    private static JsonNode json(ServerFrame frame) {
        return JsonMapper.shared().readTree(ENCODER.encode(frame).utf8());
    }

    private static String text(ServerFrame frame) {
        return new String(ENCODER.encode(frame).utf8(), UTF_8);
    }
}
