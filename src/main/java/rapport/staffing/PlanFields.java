package rapport.staffing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// One JSON object of a plan. What is wrong is noted with the field's whole path and the usual value returned,
/// so that one reading finds everything that is wrong.
final class PlanFields {
    private final String path;
    private final JsonNode object;
    private final Consumer<Fault> faults;
    private final Set<String> known = new HashSet<>();

    PlanFields(String path, JsonNode object, Consumer<Fault> faults) {
        this.path = path;
        this.object = object;
        this.faults = faults;
    }

    /// Null is not a field left out: it is of no type, and so wrong everywhere.
    Optional<JsonNode> node(String field) {
        known.add(field);
        return Optional.ofNullable(object.get(field));
    }

    int whole(String field, int usual, int least, int most) {
        return Math.toIntExact(whole(field, (long) usual, least, most));
    }

    long whole(String field, long usual, long least, long most) {
        var node = node(field);
        if (node.isEmpty()) {
            return usual;
        }
        if (node.get().isIntegralNumber() && node.get().canConvertToLong()) {
            long value = node.get().longValue();
            if (value >= least && value <= most) {
                return value;
            }
        }
        wrong(field, "A whole number from " + least + " to " + most + " is expected.");
        return usual;
    }

    Optional<Double> number(String field, double least, double most) {
        return node(field).map(node -> number(field, node, least, most));
    }

    double number(String field, JsonNode node, double least, double most) {
        double value = node.isNumber() ? node.doubleValue() : Double.NaN;
        if (value >= least && value <= most) {
            return value;
        }
        wrong(field, "A number from " + Numbers.shortest(least) + " to " + Numbers.shortest(most) + " is expected.");
        return least;
    }

    <E extends Enum<E>> E choice(String field, E usual, Class<E> choices) {
        var node = node(field);
        if (node.isEmpty()) {
            return usual;
        }
        for (var choice : choices.getEnumConstants()) {
            if (node.get().isString() && lower(choice).equals(node.get().stringValue())) {
                return choice;
            }
        }
        wrong(
                field,
                "One of these is expected: "
                        + Arrays.stream(choices.getEnumConstants())
                                .map(PlanFields::lower)
                                .collect(Collectors.joining(", "))
                        + ".");
        return usual;
    }

    String text(String field, String usual, int longest) {
        var node = node(field);
        if (node.isEmpty()) {
            return usual;
        }
        var text = node.get().isString() ? node.get().stringValue().strip() : "";
        int length = text.codePointCount(0, text.length());
        if (length == 0 || length > longest || text.codePoints().anyMatch(PlanFields::noCharacter)) {
            wrong(field, "A text of 1 to " + longest + " characters is expected.");
            return usual;
        }
        return text;
    }

    /// What can be shown and stored nowhere, or moves what stands around it in a table.
    private static boolean noCharacter(int point) {
        return Character.getType(point) == Character.SURROGATE || Character.isISOControl(point);
    }

    /// The elements of an array of objects; what is no object is noted.
    Optional<List<PlanFields>> objects(String field, int least, int most) {
        return array(field, least, most).map(elements -> {
            var objects = new ArrayList<PlanFields>();
            for (int i = 0; i < elements.size(); i++) {
                var at = field + "[" + i + "]";
                if (elements.get(i).isObject()) {
                    objects.add(new PlanFields(path + at + ".", elements.get(i), faults));
                } else {
                    wrong(at, "An object is expected.");
                }
            }
            return objects;
        });
    }

    private Optional<JsonNode> array(String field, int least, int most) {
        return node(field).filter(node -> {
            boolean fits = node.isArray() && node.size() >= least && node.size() <= most;
            if (!fits) {
                wrong(field, "An array of " + least + " to " + most + " elements is expected.");
            }
            return fits;
        });
    }

    Optional<PlanFields> object(String field) {
        return node(field).flatMap(node -> {
            if (node.isObject()) {
                return Optional.of(new PlanFields(path + field + ".", node, faults));
            }
            wrong(field, "An object is expected.");
            return Optional.empty();
        });
    }

    void wrong(@Nullable String field, String message) {
        faults.accept(new Fault(field == null ? path : path + field, message));
    }

    /// To be called after the last question: a misspelt field is not silently without effect.
    void end() {
        for (var name : object.propertyNames()) {
            if (!known.contains(name)) {
                wrong(name.length() > 64 ? name.substring(0, 64) : name, "There is no such field here.");
            }
        }
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
