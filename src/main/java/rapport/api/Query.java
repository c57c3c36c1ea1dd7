package rapport.api;

import io.vertx.core.MultiMap;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// The query of a request.
record Query(MultiMap parameters) {
    private static final int LONGEST = 256;
    private static final int LONGEST_ID = 64;
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_YEAR = 9998;

    Optional<String> text(String name) {
        return Optional.ofNullable(parameters.get(name))
                .filter(text -> !text.isEmpty())
                .map(text -> {
                    if (text.length() > LONGEST) {
                        throw wrong(name, Fault.INVALID, "is too long.");
                    }
                    return text;
                });
    }

    Optional<String> id(String name) {
        return text(name).map(text -> {
            if (text.length() > LONGEST_ID) {
                throw wrong(name, Fault.INVALID, "is too long.");
            }
            return text;
        });
    }

    OptionalLong number(String name, long least, long most) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            long number = Long.parseLong(text.get());
            if (number >= least && number <= most) {
                return OptionalLong.of(number);
            }
        } catch (NumberFormatException e) {
            // Falls through.
        }
        throw wrong(name, Fault.INVALID, "has to be a whole number from " + least + " to " + most + ".");
    }

    Optional<LocalDate> date(String name) {
        return text(name)
                .map(text -> {
                    try {
                        return LocalDate.parse(text);
                    } catch (DateTimeException e) {
                        throw wrong(name, Fault.BAD_FORM, "has to be a date like 2026-03-02.");
                    }
                })
                .map(date -> {
                    if (date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR) {
                        throw wrong(name, Fault.INVALID, "has to be a date of this time.");
                    }
                    return date;
                });
    }

    /// Not, where it is left out.
    boolean truth(String name) {
        return text(name)
                .map(text -> switch (text) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw wrong(name, Fault.INVALID, "has to be true or false.");
                })
                .orElse(false);
    }

    <E extends Enum<E>> Optional<E> choice(String name, Class<E> choices) {
        List<String> names = new ArrayList<>();
        for (E choice : choices.getEnumConstants()) {
            names.add(choice.name().toLowerCase(Locale.ROOT));
        }
        return text(name).map(text -> {
            int index = names.indexOf(text);
            if (index < 0) {
                throw wrong(name, Fault.NOT_A_CHOICE, "has to be one of: " + String.join(", ", names) + ".");
            }
            return choices.getEnumConstants()[index];
        });
    }

    private static Refusal wrong(String name, String code, String expected) {
        return new Refusal(Problem.malformed(Fault.of(name, code, expected)));
    }
}
