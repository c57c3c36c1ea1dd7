package rapport.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import rapport.desk.Limits;

/// The fields of one JSON object, asked for by name and type. What nobody asks for is ignored. A `null` is a value that
/// nobody expects, not a field left out.
final class Fields {
    private static final String ID = "a string of 1 to " + Limits.ID_CHARACTERS + " characters";
    private static final String TEXT = "a string, not empty, of at most " + Limits.TEXT_BYTES + " bytes in UTF-8";
    private static final String NUMBER = "a whole number from 0 to 9007199254740991";

    private final String path;
    private final Map<String, Json> members;

    private Fields(String path, Map<String, Json> members) {
        this.path = path;
        this.members = members;
    }

    static Fields of(Map<String, Json> members) {
        return new Fields("", members);
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    /// All there is, by name.
    Map<String, Json> all() {
        return members;
    }

    /// The `type`, if it is a string at all.
    Optional<String> typeName() {
        return members.get("type") instanceof Json.Text text ? Optional.of(text.value()) : Optional.empty();
    }

    <T> T id(String name, Function<String, T> type) throws Unreadable {
        var found = optionalId(name, type);
        if (found.isEmpty()) {
            throw expected(name, ID);
        }
        return found.get();
    }

    <T> Optional<T> optionalId(String name, Function<String, T> type) throws Unreadable {
        var found = string(name, ID);
        if (found.isPresent() && (found.get().isEmpty() || found.get().length() > Limits.ID_CHARACTERS)) {
            throw expected(name, ID);
        }
        return found.map(type);
    }

    /// What a person wrote.
    String text(String name) throws Unreadable {
        var found = optionalText(name);
        if (found.isEmpty()) {
            throw expected(name, TEXT);
        }
        return found.get();
    }

    Optional<String> optionalText(String name) throws Unreadable {
        var found = possiblyEmptyText(name);
        if (found.isPresent() && found.get().isEmpty()) {
            throw expected(name, TEXT);
        }
        return found;
    }

    Optional<String> possiblyEmptyText(String name) throws Unreadable {
        var found = string(name, TEXT);
        if (found.isPresent() && Characters.bytes(found.get()) > Limits.TEXT_BYTES) {
            throw Unreadable.tooLarge(path + name + ": expected " + TEXT);
        }
        return found;
    }

    /// A name, an address, a token: not empty, and short.
    Optional<String> line(String name, int characters) throws Unreadable {
        var wanted = "a string of 1 to " + characters + " characters";
        var found = string(name, wanted);
        if (found.isPresent() && found.get().isEmpty()) {
            throw expected(name, wanted);
        }
        if (found.isPresent() && found.get().length() > characters) {
            throw Unreadable.tooLarge(path + name + ": expected " + wanted);
        }
        return found;
    }

    /// What is good to know and not worth a refusal: cut if it is longer, left out if it is empty.
    Optional<String> beginning(String name, int characters) throws Unreadable {
        return string(name, "a string")
                .filter(found -> !found.isEmpty())
                .map(found -> Characters.cut(found, characters));
    }

    long number(String name) throws Unreadable {
        var found = optionalNumber(name);
        if (found.isEmpty()) {
            throw expected(name, NUMBER);
        }
        return found.getAsLong();
    }

    OptionalLong optionalNumber(String name) throws Unreadable {
        var found = members.get(name);
        if (found == null) {
            return OptionalLong.empty();
        }
        var worth = found instanceof Json.Numeral number ? WholeNumber.of(number.literal()) : OptionalLong.empty();
        if (worth.isEmpty()) {
            throw expected(name, NUMBER);
        }
        return worth;
    }

    /// False if it is left out.
    boolean flag(String name) throws Unreadable {
        var found = members.get(name);
        if (found == null) {
            return false;
        }
        if (found instanceof Json.Truth truth) {
            return truth.value();
        }
        throw expected(name, "true or false");
    }

    <E extends Enum<E>> E choice(String name, Spelling<E> spelling) throws Unreadable {
        var found = string(name, spelling.choices()).flatMap(spelling::read);
        if (found.isEmpty()) {
            throw expected(name, spelling.choices());
        }
        return found.get();
    }

    Fields object(String name, String wanted) throws Unreadable {
        var found = optionalObject(name, wanted);
        if (found.isEmpty()) {
            throw expected(name, wanted);
        }
        return found.get();
    }

    Optional<Fields> optionalObject(String name, String wanted) throws Unreadable {
        var found = members.get(name);
        if (found == null) {
            return Optional.empty();
        }
        if (found instanceof Json.Members object) {
            return Optional.of(new Fields(path + name + ".", object.values()));
        }
        throw expected(name, wanted);
    }

    /// Empty if it is left out.
    List<Fields> objects(String name, String wanted) throws Unreadable {
        var found = members.get(name);
        if (found == null) {
            return List.of();
        }
        if (!(found instanceof Json.Items items)) {
            throw expected(name, wanted);
        }
        var objects = new ArrayList<Fields>();
        for (var item : items.values()) {
            if (!(item instanceof Json.Members object)) {
                throw expected(name, wanted);
            }
            objects.add(new Fields(path + name + "[].", object.values()));
        }
        return objects;
    }

    Unreadable expected(String name, String wanted) {
        return Unreadable.malformed(path + name + ": expected " + wanted);
    }

    private Optional<String> string(String name, String wanted) throws Unreadable {
        var found = members.get(name);
        if (found == null) {
            return Optional.empty();
        }
        if (!(found instanceof Json.Text text)) {
            throw expected(name, wanted);
        }
        if (!Characters.sound(text.value())) {
            throw expected(name, wanted + ", without U+0000 and without halves of surrogate pairs");
        }
        return Optional.of(text.value());
    }
}
