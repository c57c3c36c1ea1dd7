package rapport.table;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Arrays;
import java.util.function.Function;
import rapport.desk.AgentId;
import rapport.desk.Author;
import rapport.desk.Content;
import rapport.desk.ConversationId;
import rapport.desk.Event;
import rapport.desk.FileId;
import rapport.desk.Hidden;
import rapport.desk.MessageId;
import rapport.desk.NodeId;
import rapport.desk.SiteId;
import rapport.desk.SkillId;
import rapport.desk.State;
import rapport.desk.TeamId;
import rapport.desk.VisitorId;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/// The stored form of what has no columns of its own. Sealed types carry their simple name in `@`; ids are strings;
/// times
/// are milliseconds. Renaming a record of the core changes it, so that is a migration.
public final class Json {
    private static final JsonMapper MAPPER = mapper();

    private Json() {}

    public static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /// As [#write], for a value whose elements are of a sealed type.
    public static String write(Object value, TypeReference<?> type) {
        return MAPPER.writerFor(type).writeValueAsString(value);
    }

    public static <T> T read(String json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }

    public static <T> T read(String json, TypeReference<T> type) {
        return MAPPER.readValue(json, type);
    }

    private static JsonMapper mapper() {
        var ids = new SimpleModule();
        id(ids, AgentId.class, AgentId::new, AgentId::value);
        id(ids, ConversationId.class, ConversationId::new, ConversationId::value);
        id(ids, FileId.class, FileId::new, FileId::value);
        id(ids, MessageId.class, MessageId::new, MessageId::value);
        id(ids, NodeId.class, NodeId::new, NodeId::value);
        id(ids, SiteId.class, SiteId::new, SiteId::value);
        id(ids, SkillId.class, SkillId::new, SkillId::value);
        ids.addKeySerializer(SkillId.class, new ValueSerializer<SkillId>() {
            @Override
            public void serialize(SkillId skill, JsonGenerator out, SerializationContext context) {
                out.writeName(skill.value());
            }
        });
        ids.addKeyDeserializer(SkillId.class, new KeyDeserializer() {
            @Override
            public Object deserializeKey(String key, DeserializationContext context) {
                return new SkillId(key);
            }
        });
        id(ids, TeamId.class, TeamId::new, TeamId::value);
        id(ids, VisitorId.class, VisitorId::new, VisitorId::value);
        id(ids, Hidden.class, Json::hidden, Json::hidden);
        return JsonMapper.builder()
                .addModule(ids)
                .addMixIn(Author.class, Named.class)
                .addMixIn(Content.class, Named.class)
                .addMixIn(Event.class, Named.class)
                .addMixIn(State.class, Named.class)
                .enable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                .enable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(DateTimeFeature.WRITE_DATE_TIMESTAMPS_AS_NANOSECONDS)
                .disable(DateTimeFeature.READ_DATE_TIMESTAMPS_AS_NANOSECONDS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "@")
    private interface Named {}

    private static String hidden(Hidden hidden) {
        var text = new StringBuilder();
        hidden.seqs().forEach(seq -> text.append(text.isEmpty() ? "" : " ").append(seq));
        return text.toString();
    }

    private static Hidden hidden(String text) {
        return text.isEmpty()
                ? Hidden.NONE
                : Hidden.of(Arrays.stream(text.split(" "))
                        .mapToLong(Long::parseLong)
                        .toArray());
    }

    private static <T> void id(
            SimpleModule module, Class<T> type, Function<String, T> read, Function<T, String> write) {
        module.addSerializer(type, new ValueSerializer<T>() {
            @Override
            public void serialize(T value, JsonGenerator out, SerializationContext context) {
                out.writeString(write.apply(value));
            }
        });
        module.addDeserializer(type, new ValueDeserializer<T>() {
            @Override
            public T deserialize(JsonParser in, DeserializationContext context) {
                return read.apply(in.getString());
            }
        });
    }
}
