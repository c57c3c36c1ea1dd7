package rapport.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// The document and the codec say the same, both ways.
final class WireDocumentTest {
    private static final WireDocument DOCUMENT = new WireDocument();
    private static final FrameEncoder ENCODER = new FrameEncoder();
    private static final FrameDecoder DECODER = new FrameDecoder();

    @Test
    void whatTheServerSendsIsAsTheDocumentSays() {
        for (var sample : ServerSamples.all()) {
            var json = json(sample.frame());
            assertThat(DOCUMENT.faults(sample.message(), json)).as(json).isEmpty();
        }
    }

    @Test
    void whatTheDecoderAcceptsIsAsTheDocumentSays() {
        for (var sample : ClientSamples.ALL) {
            assertThat(DECODER.decode(sample.json().getBytes(UTF_8)))
                    .as(sample.json())
                    .isInstanceOf(Decoded.Frame.class);
            assertThat(DOCUMENT.faults(sample.message(), sample.json()))
                    .as(sample.json())
                    .isEmpty();
        }
    }

    @Test
    void whatTheDecoderRefusesForItsFormTheDocumentRefusesAsWell() {
        // JSON Schema cannot see these, and a transfer without fence is refused by the core.
        var invisible = List.of("\\ud", "\\u0000", "},{\"conversation\":\"c1\"", "\\ude00", "\\udc00");
        var refused = RefusedFramesTest.WRONG.stream()
                .filter(json -> invisible.stream().noneMatch(json::contains))
                .filter(json -> !json.contains("e999999999"))
                .toList();
        for (var json : refused) {
            var type = json.replaceAll(".*\"type\":\"([a-z]+)\".*", "$1");
            var messages = DOCUMENT.messages().stream()
                    .filter(message -> message.equals(type) || message.startsWith(type + ".") && type.equals("hello"))
                    .toList();
            assertThat(messages).as(json).isNotEmpty();
            for (var message : messages) {
                assertThat(DOCUMENT.faults(message, json)).as(json).isNotEmpty();
            }
        }
    }

    @Test
    void everyFieldOfTheServersIsInTheDocumentAndTheOtherWayRound() {
        var coverage = new CoverageOfFields(DOCUMENT);
        var messages = new HashSet<String>();
        for (var sample : ServerSamples.all()) {
            messages.add(sample.message());
            coverage.walk(sample.message(), JsonMapper.shared().readTree(json(sample.frame())));
        }
        assertThat(coverage.unknown()).isEmpty();
        assertThat(coverage.missed(messages)).isEmpty();
    }

    @Test
    void everyFieldOfTheClientsIsInTheDocumentAndTheOtherWayRound() {
        var coverage = new CoverageOfFields(DOCUMENT);
        var messages = new HashSet<String>();
        for (var sample : ClientSamples.ALL) {
            messages.add(sample.message());
            coverage.walk(sample.message(), JsonMapper.shared().readTree(sample.json()));
        }
        assertThat(coverage.unknown()).isEmpty();
        assertThat(coverage.missed(messages)).isEmpty();
    }

    /// A field that the codec did not read could hold anything.
    @Test
    void everyFieldOfTheClientsIsReadByTheCodec() {
        for (var sample : ClientSamples.ALL) {
            var frame = JsonMapper.shared().readTree(sample.json());
            for (var name : frame.propertyNames()) {
                var bent = JsonMapper.shared().readTree(sample.json()).asObject();
                bent.putNull(name);
                assertThat(DECODER.decode(bent.toString().getBytes(UTF_8)))
                        .as(bent.toString())
                        .isInstanceOf(Decoded.Refused.class);
            }
        }
    }

    @Test
    void everyMessageIsAFrameOfTheCodecAndGoesWhereTheTypesLetItGo() {
        var byServer = new TreeMap<String, Class<?>>();
        ServerSamples.all()
                .forEach(sample -> byServer.put(sample.message(), sample.frame().getClass()));
        assertThat(new HashSet<>(byServer.values())).isEqualTo(records(ServerFrame.class));
        assertThat(DOCUMENT.messages("toVisitor")).isEqualTo(names(byServer, ToVisitor.class));
        assertThat(DOCUMENT.messages("toAgent")).isEqualTo(names(byServer, ToAgent.class));

        var byClient = new TreeMap<String, Class<?>>();
        for (var sample : ClientSamples.ALL) {
            var frame = (Decoded.Frame) DECODER.decode(sample.json().getBytes(UTF_8));
            byClient.put(sample.message(), frame.frame().getClass());
        }
        assertThat(new HashSet<>(byClient.values())).isEqualTo(records(ClientFrame.class));
        var visitors = names(byClient, FromVisitor.class);
        visitors.add("hello.visitor");
        assertThat(DOCUMENT.messages("fromVisitor")).isEqualTo(visitors);
        var agents = names(byClient, FromAgent.class);
        agents.add("hello.agent");
        assertThat(DOCUMENT.messages("fromAgent")).isEqualTo(agents);

        var all = new TreeSet<>(byServer.keySet());
        all.addAll(byClient.keySet());
        assertThat(DOCUMENT.messages()).isEqualTo(all);
    }

    @Test
    void enumerationsHaveTheSameValues() {
        Map.of(
                        "Status", Spelling.STATUS,
                        "Role", Spelling.ROLE,
                        "Scope", Spelling.SCOPE,
                        "State", Spelling.PHASE,
                        "QueueReason", Spelling.QUEUE_REASON,
                        "CloseReason", Spelling.CLOSE_REASON,
                        "ResetReason", Spelling.RESET_REASON,
                        "Rule", Spelling.RULE,
                        "Trigger", Spelling.TRIGGER,
                        "ErrorCode", Spelling.CODE)
                .forEach((schema, spelling) -> assertThat(DOCUMENT.values(schema))
                        .as(schema)
                        .isEqualTo(new TreeSet<>(Arrays.asList(
                                spelling.choices().substring("one of ".length()).split(", ")))));
        assertThat(DOCUMENT.values("CloseCode"))
                .isEqualTo(Stream.of(CloseCode.values())
                        .map(code -> Integer.toString(code.number()))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static TreeSet<String> names(Map<String, Class<?>> messages, Class<?> type) {
        return messages.entrySet().stream()
                .filter(message -> type.isAssignableFrom(message.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<Class<?>> records(Class<?> sealedType) {
        return sealedType.isRecord()
                ? Set.of(sealedType)
                : Stream.of(sealedType.getPermittedSubclasses())
                        .flatMap(type -> records(type).stream())
                        .collect(Collectors.toSet());
    }

    private static String json(ServerFrame frame) {
        return new String(ENCODER.encode(frame).utf8(), UTF_8);
    }
}
