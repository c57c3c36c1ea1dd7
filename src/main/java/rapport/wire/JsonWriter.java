package rapport.wire;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import rapport.desk.AgentRef;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/// Writes JSON in UTF-8, field by field, in the forms that the contract uses. What is empty is left out.
final class JsonWriter {
    private static final TokenStreamFactory FACTORY = new JsonFactory();
    private static final DateTimeFormatter MILLISECONDS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private final JsonGenerator json;

    private JsonWriter(JsonGenerator json) {
        this.json = json;
    }

    /// The bytes of one JSON object.
    static byte[] object(Consumer<JsonWriter> fields) {
        var bytes = new ByteArrayOutputStream();
        try (var json = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            fields.accept(new JsonWriter(json));
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    JsonWriter text(String name, String value) {
        json.writeName(name);
        json.writeString(Characters.carried(value));
        return this;
    }

    JsonWriter text(String name, Optional<String> value) {
        return value.isPresent() ? text(name, value.get()) : this;
    }

    <E extends Enum<E>> JsonWriter choice(String name, Spelling<E> spelling, E value) {
        return text(name, spelling.write(value));
    }

    JsonWriter number(String name, long value) {
        json.writeNumberProperty(name, value);
        return this;
    }

    JsonWriter number(String name, OptionalLong value) {
        return value.isPresent() ? number(name, value.getAsLong()) : this;
    }

    JsonWriter truth(String name, boolean value) {
        json.writeBooleanProperty(name, value);
        return this;
    }

    JsonWriter time(String name, Instant value) {
        return text(name, MILLISECONDS.format(value));
    }

    JsonWriter agent(String name, AgentRef agent) {
        return object(name, fields -> fields.text("id", agent.id().value()).text("name", agent.name()));
    }

    JsonWriter agent(String name, Optional<AgentRef> agent) {
        return agent.isPresent() ? agent(name, agent.get()) : this;
    }

    JsonWriter object(String name, Consumer<JsonWriter> fields) {
        json.writeName(name);
        return object(this, fields);
    }

    /// @param each writes the fields of one of the array's objects
    <T> JsonWriter objects(String name, Iterable<T> items, BiConsumer<JsonWriter, T> each) {
        json.writeArrayPropertyStart(name);
        items.forEach(item -> object(this, fields -> each.accept(fields, item)));
        json.writeEndArray();
        return this;
    }

    JsonWriter texts(String name, Iterable<String> items) {
        json.writeArrayPropertyStart(name);
        items.forEach(item -> json.writeString(Characters.carried(item)));
        json.writeEndArray();
        return this;
    }

    /// `[[conversation, head], ...]`
    JsonWriter heads(String name, Iterable<ToBoth.Head> heads) {
        json.writeArrayPropertyStart(name);
        for (var head : heads) {
            json.writeStartArray();
            json.writeString(Characters.carried(head.conversation().value()));
            json.writeNumber(head.head());
            json.writeEndArray();
        }
        json.writeEndArray();
        return this;
    }

    private static JsonWriter object(JsonWriter writer, Consumer<JsonWriter> fields) {
        writer.json.writeStartObject();
        fields.accept(writer);
        writer.json.writeEndObject();
        return writer;
    }
}
