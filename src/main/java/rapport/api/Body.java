package rapport.api;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The JSON object of a request. Fields are asked for by name and type, and [#end] refuses whatever was not asked for,
/// so that nothing can be smuggled in beside what a resource knows. Every complaint names the field.
final class Body {
    private final JsonNode fields;
    private final Set<String> known = new HashSet<>();

    private Body(JsonNode fields) {
        this.fields = fields;
    }

    static Body read(JsonMapper json, byte[] bytes) {
        try {
            JsonNode tree = json.readTree(bytes);
            if (tree.isObject()) {
                return new Body(tree);
            }
        } catch (JacksonException e) {
            // Falls through: what the parser says is about our parser, not about the contract.
        }
        throw new Refusal(Problem.malformed("The body has to be one JSON object in UTF-8."));
    }

    String text(String field, int shortest, int longest) {
        return optionalText(field, shortest, longest).orElseThrow(() -> missing(field));
    }

    Optional<String> optionalText(String field, int shortest, int longest) {
        return value(field).map(node -> text(field, node, shortest, longest));
    }

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
            throw new Refusal(Problem.malformed(
                    field, "`" + field + "` has to be a whole number from " + least + " to " + most + "."));
        }
        return OptionalInt.of(node.get().intValue());
    }

    Optional<Boolean> optionalTruth(String field) {
        return value(field).map(node -> {
            if (!node.isBoolean()) {
                throw new Refusal(Problem.malformed(field, "`" + field + "` has to be true or false."));
            }
            return node.booleanValue();
        });
    }

    /// One of an enum's constants, written in lower case.
    <E extends Enum<E>> Optional<E> optionalChoice(String field, Class<E> choices) {
        List<String> names = new ArrayList<>();
        for (E choice : choices.getEnumConstants()) {
            names.add(choice.name().toLowerCase(Locale.ROOT));
        }
        return value(field).map(node -> {
            int index = node.isString() ? names.indexOf(node.stringValue()) : -1;
            if (index < 0) {
                throw new Refusal(Problem.malformed(
                        field, "`" + field + "` has to be one of: " + String.join(", ", names) + "."));
            }
            return choices.getEnumConstants()[index];
        });
    }

    Optional<List<String>> optionalTexts(String field, int most, int longest) {
        return value(field).map(node -> {
            if (!node.isArray() || node.size() > most) {
                throw new Refusal(Problem.malformed(
                        field, "`" + field + "` has to be an array of at most " + most + " strings."));
            }
            return node.valueStream()
                    .map(element -> text(field, element, 1, longest))
                    .toList();
        });
    }

    Optional<Body> optionalObject(String field) {
        return value(field).map(node -> {
            if (!node.isObject()) {
                throw new Refusal(Problem.malformed(field, "`" + field + "` has to be an object."));
            }
            return new Body(node);
        });
    }

    /// To be called after the last question.
    void end() {
        fields.propertyNames().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    String shown = name.length() > 64 ? name.substring(0, 64) : name;
                    throw new Refusal(Problem.malformed(shown, "There is no such field here."));
                });
    }

    static Refusal missing(String field) {
        return new Refusal(Problem.malformed(field, "`" + field + "` is missing."));
    }

    /// Null counts as left out.
    private Optional<JsonNode> value(String field) {
        known.add(field);
        return Optional.ofNullable(fields.get(field)).filter(node -> !node.isNull());
    }

    private static String text(String field, JsonNode node, int shortest, int longest) {
        String text = node.isString() ? node.stringValue() : "";
        boolean fits = node.isString()
                && text.length() >= shortest
                && text.length() <= longest
                && text.chars().noneMatch(character -> character == 0)
                && text.codePoints().noneMatch(point -> point >= 0xd800 && point <= 0xdfff);
        if (!fits) {
            throw new Refusal(Problem.malformed(
                    field, "`" + field + "` has to be a string of " + shortest + " to " + longest + " characters."));
        }
        return text;
    }
}
