package rapport.blackbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import rapport.blackbox.client.Frame;
import rapport.blackbox.client.Ids;

/// Bodies of requests: a right one, and what becomes of it when one field is left out or is something else.
final class Bodies {
    private static final List<Object> VALUES = List.of(
            "x",
            "",
            "a b",
            "y".repeat(2_000),
            1,
            -1,
            0,
            1.5,
            1_000_000_000_000L,
            true,
            List.of(),
            List.of(7),
            Map.of());

    private Bodies() {}

    /// A login is never twice the same, so that what is refused is refused for its form.
    static List<Frame> variants(Frame right) {
        List<Frame> all = new ArrayList<>();
        all.add(right);
        all.add(right.with("unknown", 1));
        for (String field : right.json().propertyNames()) {
            all.add(right.without(field));
            all.add(right.with(field, null));
            VALUES.forEach(value -> all.add(right.with(field, value)));
            if (right.json().get(field).isObject()) {
                variants(right.part(field)).forEach(inner -> all.add(right.with(field, inner)));
            }
        }
        return all.stream().map(Bodies::fresh).toList();
    }

    static Frame policy() {
        return Frame.object(
                "strategy",
                "balanced",
                "graceSeconds",
                20,
                "memoryDays",
                30,
                "patienceSeconds",
                0,
                "returnPolicy",
                "stay",
                "answerSeconds",
                0,
                "idleMinutes",
                30,
                "requirements",
                Map.of("skills", List.of()),
                "queueLimit",
                0,
                "hours",
                Map.of("zone", "UTC", "week", Map.of("monday", List.of()), "holidays", List.of()));
    }

    private static Frame fresh(Frame body) {
        return body.maybe("login").filter(login -> login.length() > 30).isPresent()
                        && !body.text("login").startsWith("y")
                ? body.with("login", "x" + Ids.next())
                : body;
    }
}
