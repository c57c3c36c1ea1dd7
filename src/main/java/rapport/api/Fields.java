package rapport.api;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// The fields of one JSON object, asked for by name and type. A wrong one is noted and answered as if it were left out,
/// or by a stand-in where it has to be there; so all of them are found, and nothing that was read may be used before
/// [Body#read] has given it out. Null is of no type: it is wrong everywhere (contract, section 2).
final class Fields {
    private static final int LONGEST_NAME_SHOWN = 64;

    private final JsonNode object;
    private final String path;
    private final Faults faults;
    private final Set<String> known = new HashSet<>();

    /// @param path of the object in the body, with its dot; empty for the body itself
    Fields(JsonNode object, String path, Faults faults) {
        this.object = object;
        this.path = path;
        this.faults = faults;
    }

    /// Has the object read, and notes the fields that nobody asked for.
    <T> T read(Function<Fields, T> reading) {
        T read = reading.apply(this);
        object.propertyNames().stream()
                .filter(name -> !known.contains(name))
                .map(name -> name.length() > LONGEST_NAME_SHOWN ? name.substring(0, LONGEST_NAME_SHOWN) : name)
                .forEach(name -> faults.add(Fault.unknown(path + name)));
        return read;
    }

    /// A field that has to be there.
    ///
    /// @param standIn what is answered where it is missing or wrong
    <T> T required(String field, Optional<T> value, T standIn) {
        return expected(field, value).orElse(standIn);
    }

    /// A field that has to be there; still empty where it is missing or wrong.
    <T> Optional<T> expected(String field, Optional<T> value) {
        if (value.isEmpty() && value(field).isEmpty()) {
            faults.add(Fault.missing(path + field));
        }
        return value;
    }

    /// `shortest` and `longest` in characters as Unicode counts them.
    String text(String field, int shortest, int longest) {
        return required(field, optionalText(field, shortest, longest), "");
    }

    Optional<String> optionalText(String field, int shortest, int longest) {
        return optionalText(field, shortest, longest, Form.ANY);
    }

    <T> Optional<T> optionalText(String field, int shortest, int longest, Form<T> form) {
        return value(field).flatMap(node -> text(path + field, node, shortest, longest, form));
    }

    /// A whole number from `least` to `most`, both included.
    OptionalInt optionalNumber(String field, int least, int most) {
        Optional<JsonNode> node = value(field);
        if (node.isEmpty()) {
            return OptionalInt.empty();
        }
        boolean fits = node.get().isIntegralNumber()
                && node.get().canConvertToInt()
                && node.get().intValue() >= least
                && node.get().intValue() <= most;
        if (!fits) {
            fault(path + field, Fault.INVALID, "has to be a whole number from " + least + " to " + most + ".");
            return OptionalInt.empty();
        }
        return OptionalInt.of(node.get().intValue());
    }

    Optional<Boolean> optionalTruth(String field) {
        return value(field).flatMap(node -> {
            if (!node.isBoolean()) {
                return fault(path + field, Fault.INVALID, "has to be true or false.");
            }
            return Optional.of(node.booleanValue());
        });
    }

    /// One of an enum's constants, written in lower case.
    <E extends Enum<E>> Optional<E> optionalChoice(String field, Class<E> choices) {
        List<String> names = new ArrayList<>();
        for (E choice : choices.getEnumConstants()) {
            names.add(choice.name().toLowerCase(Locale.ROOT));
        }
        return value(field).flatMap(node -> {
            int index = node.isString() ? names.indexOf(node.stringValue()) : -1;
            return index < 0
                    ? fault(path + field, Fault.NOT_A_CHOICE, "has to be one of: " + String.join(", ", names) + ".")
                    : Optional.of(choices.getEnumConstants()[index]);
        });
    }

    /// At most `most` texts of 1 to `longest` characters. Empty where any of them is wrong.
    <T> Optional<List<T>> optionalTexts(String field, int most, int longest, Form<T> form) {
        return value(field).flatMap(node -> {
            if (!node.isArray() || node.size() > most) {
                return fault(path + field, Fault.INVALID, "has to be an array of at most " + most + " strings.");
            }
            List<T> texts = new ArrayList<>();
            for (int i = 0; i < node.size(); i++) {
                text(path + field + "[" + i + "]", node.get(i), 1, longest, form)
                        .ifPresent(texts::add);
            }
            return texts.size() == node.size() ? Optional.of(texts) : Optional.empty();
        });
    }

    /// An object within this one; closed as the body is.
    <T> Optional<T> optionalObject(String field, Function<Fields, T> reading) {
        return value(field).flatMap(node -> {
            if (!node.isObject()) {
                return fault(path + field, Fault.INVALID, "has to be an object.");
            }
            return Optional.of(new Fields(node, path + field + ".", faults).read(reading));
        });
    }

    /// At most `most` objects, each closed as the body is. Empty where any of them is none.
    <T> Optional<List<T>> optionalObjects(String field, int most, Function<Fields, T> reading) {
        return value(field).flatMap(node -> {
            if (!node.isArray() || node.size() > most) {
                return fault(path + field, Fault.INVALID, "has to be an array of at most " + most + " objects.");
            }
            List<T> objects = new ArrayList<>();
            for (int i = 0; i < node.size(); i++) {
                String place = path + field + "[" + i + "]";
                if (node.get(i).isObject()) {
                    objects.add(new Fields(node.get(i), place + ".", faults).read(reading));
                } else {
                    fault(place, Fault.INVALID, "has to be an object.");
                }
            }
            return objects.size() == node.size() ? Optional.of(objects) : Optional.empty();
        });
    }

    /// Whether the field is there, whatever it is.
    boolean has(String field) {
        return value(field).isPresent();
    }

    /// Notes that a field, which was read, does not go with the others.
    ///
    /// @param expected goes on after the field's name: `has to be …`
    void wrong(String field, String code, String expected) {
        faults.add(Fault.of(path + field, code, expected));
    }

    private Optional<JsonNode> value(String field) {
        known.add(field);
        return Optional.ofNullable(object.get(field));
    }

    private <T> Optional<T> text(String place, JsonNode node, int shortest, int longest, Form<T> form) {
        String text = node.isString() ? node.stringValue() : "";
        int length = text.codePointCount(0, text.length());
        boolean fits = node.isString()
                && length >= shortest
                && length <= longest
                && text.chars().noneMatch(character -> character == 0)
                && text.codePoints().noneMatch(point -> point >= 0xd800 && point <= 0xdfff);
        if (!fits) {
            return fault(place, Fault.INVALID, "has to be a string of " + shortest + " to " + longest + " characters.");
        }
        Optional<T> read = form.reading().apply(text);
        return read.isPresent() ? read : fault(place, Fault.BAD_FORM, form.expected());
    }

    private <T> Optional<T> fault(String place, String code, String expected) {
        faults.add(Fault.of(place, code, expected));
        return Optional.empty();
    }
}
