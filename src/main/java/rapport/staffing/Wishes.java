package rapport.staffing;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What the command line says about a plan. It changes the plan's JSON before it is read, so that the same
/// limits hold and the same words complain.
final class Wishes {
    private static final String USUAL_FROM = "9";
    private static final String USUAL_TO = "18";
    private static final double USUAL_VISITORS = 60;
    private static final int USUAL_AGENTS = 3;
    private static final int USUAL_PATIENCE = 10;

    @Option(
            names = "--visitors-per-hour",
            paramLabel = "N",
            description = "From --from to --to; of a plan's file: in its busiest hour, the others in proportion"
                    + " (without a plan: 60).")
    private @Nullable Double visitorsPerHour;

    @Option(
            names = "--minutes-per-chat",
            paramLabel = "M",
            description = "How long a conversation takes on average (without a plan: 8).")
    private @Nullable Double minutesPerChat;

    @Option(names = "--agents", paramLabel = "N", description = "So many, all alike (without a plan: 3).")
    private @Nullable Integer agents;

    @Option(
            names = "--capacity",
            paramLabel = "C",
            description = "Conversations an agent has at once at most (without a plan: 4).")
    private @Nullable Integer capacity;

    @Option(
            names = "--patience",
            paramLabel = "MIN",
            description = "After how many minutes visitors give up on average; 0: never (without a plan: 10).")
    private @Nullable Double patience;

    @Option(names = "--from", paramLabel = "H", description = "When the agents begin, 9 or 09:30 (without a plan: 9).")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "H", description = "When they end (without a plan: 18).")
    private @Nullable String to;

    @Option(names = "--seed", paramLabel = "N", description = "What chance is made of (default: 1).")
    private @Nullable Long seed;

    @Option(names = "--days", paramLabel = "D", description = "How many days in a row (default: 10).")
    private @Nullable Integer days;

    /// The plan of no file.
    ObjectNode usual(boolean recorded) {
        var plan = JsonNodeFactory.instance.objectNode();
        if (!recorded) {
            plan.set("visitorsPerHour", spread(visitorsPerHour == null ? USUAL_VISITORS : visitorsPerHour));
        }
        plan.put("patienceMinutes", USUAL_PATIENCE);
        plan.set("agents", alike(USUAL_AGENTS, Optional.empty()));
        change(plan, true);
        return plan;
    }

    /// What is asked for, on top of a plan.
    void change(ObjectNode plan) {
        change(plan, false);
    }

    private void change(ObjectNode plan, boolean usual) {
        if (visitorsPerHour != null && !usual) {
            scale(plan, visitorsPerHour);
        }
        if (minutesPerChat != null) {
            plan.put("minutesPerChat", minutesPerChat);
        }
        if (patience != null) {
            plan.remove("patienceMinutes");
            if (patience != 0) {
                plan.put("patienceMinutes", patience);
            }
        }
        if (agents != null) {
            plan.set(
                    "agents",
                    alike(
                            agents,
                            Optional.ofNullable(
                                    plan.get("agents") instanceof ArrayNode old
                                                    && !old.isEmpty()
                                                    && old.get(0) instanceof ObjectNode first
                                            ? first
                                            : null)));
        }
        if (plan.get("agents") instanceof ArrayNode groups) {
            groups.forEach(
                    group -> change(group instanceof ObjectNode object ? Optional.of(object) : Optional.empty()));
        }
        if (seed != null) {
            plan.put("seed", seed);
        }
        if (days != null) {
            plan.put("days", days);
        }
    }

    private void change(Optional<ObjectNode> group) {
        group.ifPresent(agent -> {
            if (capacity != null) {
                agent.put("capacity", capacity);
            }
            if (from != null || to != null) {
                agent.set("shifts", shift());
            }
        });
    }

    /// @param like an agent of the plan, whose capacity and shifts all have
    private ArrayNode alike(int count, Optional<ObjectNode> like) {
        var all = JsonNodeFactory.instance.objectNode().put("count", count);
        like.ifPresentOrElse(
                agent -> List.of("capacity", "shifts").forEach(field -> {
                    if (agent.has(field)) {
                        all.set(field, agent.get(field).deepCopy());
                    }
                }),
                () -> all.set("shifts", shift()));
        return JsonNodeFactory.instance.arrayNode().add(all);
    }

    private ArrayNode shift() {
        return JsonNodeFactory.instance
                .arrayNode()
                .add(JsonNodeFactory.instance
                        .objectNode()
                        .put("from", time(from, USUAL_FROM))
                        .put("to", time(to, USUAL_TO)));
    }

    private static String time(@Nullable String given, String usual) {
        var text = given == null ? usual : given;
        return text.contains(":") ? text : text + ":00";
    }

    /// So many in each hour in which agents are there, and in proportion where they are there for part of it.
    private ArrayNode spread(double perHour) {
        int begin = minute(time(from, USUAL_FROM));
        int end = minute(time(to, USUAL_TO));
        var hours = JsonNodeFactory.instance.arrayNode();
        IntStream.range(0, Plan.HOURS)
                .mapToDouble(hour -> IntStream.range(hour * 60, hour * 60 + 60)
                                .filter(minute ->
                                        begin < end ? minute >= begin && minute < end : minute >= begin || minute < end)
                                .count()
                        / 60.0
                        * perHour)
                .forEach(hours::add);
        return hours;
    }

    /// What is no time is complained about where the shift is read.
    private static int minute(String time) {
        return TimesOfDay.read(time).map(read -> (int) read.toMinutes()).orElse(0);
    }

    private static void scale(ObjectNode plan, double busiest) {
        if (!(plan.get("visitorsPerHour") instanceof ArrayNode hours)) {
            plan.put("visitorsPerHour", busiest);
            return;
        }
        OptionalDouble most =
                hours.valueStream().mapToDouble(hour -> hour.asDouble(0)).max();
        var scaled = JsonNodeFactory.instance.arrayNode();
        hours.forEach(
                hour -> scaled.add(most.orElse(0) > 0 ? hour.asDouble(0) * busiest / most.orElseThrow() : busiest));
        plan.set("visitorsPerHour", scaled);
    }
}
