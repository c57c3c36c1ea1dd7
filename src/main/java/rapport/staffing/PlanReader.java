package rapport.staffing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import rapport.desk.Limits;
import rapport.desk.Policy;
import rapport.desk.ReturnPolicy;
import rapport.desk.Strategy;
import tools.jackson.databind.JsonNode;

/// Makes a [Plan] of JSON (`docs/staffing.md` describes the fields), or says everything that is wrong with it.
public final class PlanReader {
    static final int MOST_AGENTS = 500;
    static final int MOST_DAYS = 1_000;
    static final int MOST_PER_HOUR = 100_000;
    static final int MOST_RECORDED = 1_000_000;
    /// A plan of a million wrong lines is not to be answered with as many sentences.
    static final int MOST_FAULTS = 50;

    private static final int MOST_SHIFTS = 12;
    private static final int MOST_PROMISED = 100_000;
    private static final int USUAL_CAPACITY = 4;
    private static final double LEAST_MINUTES = 0.01;
    private static final double USUAL_MINUTES = 8;
    private static final int USUAL_PROMPT_SECONDS = 30;
    private static final int USUAL_DAYS = 10;

    private final List<Fault> faults = new ArrayList<>();

    private PlanReader() {}

    /// @throws PlanRefused with all that is wrong
    public static Plan read(JsonNode json) {
        return read(json, Optional.empty());
    }

    /// @param csv a recording that stands for `visitorsPerHour` and the lengths
    static Plan read(JsonNode json, Optional<String> csv) {
        var reader = new PlanReader();
        if (!json.isObject()) {
            throw new PlanRefused(List.of(new Fault("", "A plan is one JSON object.")));
        }
        var plan = reader.plan(new PlanFields("", json, reader::note), csv);
        if (!reader.faults.isEmpty()) {
            throw new PlanRefused(reader.faults);
        }
        return plan;
    }

    private void note(Fault fault) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(fault);
        }
    }

    private Plan plan(PlanFields fields, Optional<String> csv) {
        var arrivals = arrivals(fields, csv);
        var length = new Plan.Length(
                minutes(fields, "minutesPerChat").orElse(time(USUAL_MINUTES)),
                fields.choice("chatLength", Plan.Shape.EXPONENTIAL, Plan.Shape.class),
                fields.number("chatVariation", 0.01, 10).orElse(1.0));
        var policy = fields.object("policy").map(this::policy).orElse(Policy.DEFAULT);
        var demand = new Plan.Demand(
                arrivals,
                length,
                minutes(fields, "patienceMinutes"),
                fields.whole("returningPercent", 0, 0, 100),
                fields.whole("leftOpenPercent", 0, 0, 100));
        if (demand.leftOpenPercent() > 0 && policy.idleTime().isZero()) {
            fields.wrong("leftOpenPercent", "Without policy.idleMinutes nothing would ever close what is left open.");
        }
        var staff = new Plan.Staff(
                workers(fields),
                fields.choice("shiftEnd", Plan.ShiftEnd.FINISH, Plan.ShiftEnd.class),
                fields.whole("slowdownPercent", 0, 0, 1_000));
        var promptly = Duration.ofSeconds(fields.whole("withinSeconds", USUAL_PROMPT_SECONDS, 0, 3_600));
        var run = new Plan.Run(days(fields, arrivals), fields.whole("seed", 1L, 0, Long.MAX_VALUE));
        fields.end();
        return new Plan(demand, staff, policy, run, promptly);
    }

    private Plan.Arrivals arrivals(PlanFields fields, Optional<String> csv) {
        var perHour = fields.node("visitorsPerHour");
        var recorded = fields.objects("recorded", 0, MOST_RECORDED);
        if (csv.isEmpty() && recorded.isEmpty()) {
            return hourly(fields, perHour);
        }
        if (perHour.isPresent()) {
            fields.wrong("visitorsPerHour", "Either visitors per hour or a recording, not both.");
        }
        var recording = new Recording(this::note);
        csv.ifPresent(text -> recording.addCsv(text, MOST_RECORDED));
        var objects = recorded.orElse(List.of());
        for (int i = 0; i < objects.size(); i++) {
            var visit = objects.get(i);
            double seconds = visit.number("seconds", 0, Recording.MOST_SECONDS).orElse(Double.NaN);
            recording.add(visit.text("arrival", "", 32), seconds, "recorded[" + i + "]");
            visit.end();
        }
        return new Plan.Arrivals.Recorded(recording.visits());
    }

    private Plan.Arrivals hourly(PlanFields fields, Optional<JsonNode> perHour) {
        if (perHour.isEmpty()) {
            fields.wrong("visitorsPerHour", "A number, or 24 of them from midnight on, is expected.");
            return new Plan.Arrivals.Hourly(Collections.nCopies(Plan.HOURS, 0.0));
        }
        var node = perHour.get();
        if (!node.isArray()) {
            return new Plan.Arrivals.Hourly(
                    Collections.nCopies(Plan.HOURS, fields.number("visitorsPerHour", node, 0, MOST_PER_HOUR)));
        }
        if (node.size() != Plan.HOURS) {
            fields.wrong("visitorsPerHour", "24 numbers from midnight on are expected.");
            return new Plan.Arrivals.Hourly(Collections.nCopies(Plan.HOURS, 0.0));
        }
        var hours = new ArrayList<Double>(Plan.HOURS);
        for (int hour = 0; hour < Plan.HOURS; hour++) {
            hours.add(fields.number("visitorsPerHour[" + hour + "]", node.get(hour), 0, MOST_PER_HOUR));
        }
        return new Plan.Arrivals.Hourly(hours);
    }

    private static int days(PlanFields fields, Plan.Arrivals arrivals) {
        return switch (arrivals) {
            case Plan.Arrivals.Hourly hourly -> fields.whole("days", USUAL_DAYS, 1, MOST_DAYS);
            case Plan.Arrivals.Recorded recorded -> {
                int days = Recording.days(recorded.visits());
                fields.node("days")
                        .ifPresent(given -> fields.wrong("days", "A recording has as many days as were recorded."));
                if (days > MOST_DAYS) {
                    fields.wrong("recorded", "At most " + MOST_DAYS + " days are expected.");
                }
                yield days;
            }
        };
    }

    private List<Plan.Worker> workers(PlanFields fields) {
        var groups = fields.objects("agents", 1, MOST_AGENTS);
        if (groups.isEmpty() && fields.node("agents").isEmpty()) {
            fields.wrong("agents", "At least one agent is expected.");
        }
        var workers = new ArrayList<Plan.Worker>();
        boolean tooMany = false;
        for (var group : groups.orElse(List.of())) {
            int count = group.whole("count", 1, 1, MOST_AGENTS);
            var name = group.text("name", "", 80);
            int capacity = group.whole("capacity", USUAL_CAPACITY, 1, Limits.CAPACITY);
            var shifts = shifts(group);
            group.end();
            // They are never made: as many groups of as many would be a quarter of a million.
            int places = MOST_AGENTS - workers.size();
            tooMany |= count > places;
            for (int i = 1; i <= Math.min(count, places); i++) {
                var own = name.isEmpty() ? "Agent " + (workers.size() + 1) : count == 1 ? name : name + " " + i;
                workers.add(new Plan.Worker(own, capacity, shifts));
            }
        }
        if (tooMany) {
            fields.wrong("agents", "At most " + MOST_AGENTS + " agents are expected.");
        }
        return workers;
    }

    private static List<Plan.Shift> shifts(PlanFields group) {
        var read = group.objects("shifts", 1, MOST_SHIFTS);
        if (read.isEmpty()) {
            return List.of(new Plan.Shift(0, Plan.MINUTES));
        }
        var shifts = new ArrayList<Plan.Shift>();
        for (var shift : read.get()) {
            int from = minute(shift, "from");
            int to = minute(shift, "to");
            if (from == Plan.MINUTES || from == to) {
                shift.wrong("from", "A shift begins before midnight, and not when it ends.");
            }
            shift.end();
            shifts.add(new Plan.Shift(from, to));
        }
        return shifts;
    }

    private static int minute(PlanFields shift, String field) {
        var time = TimesOfDay.read(shift.text(field, "", 8)).filter(read -> read.toSecondsPart() == 0);
        if (time.isEmpty()) {
            shift.wrong(field, "A time from 00:00 to 24:00 is expected.");
        }
        // What is wrong was noted; the two differ, so that it is not complained about twice.
        return (int) time.map(Duration::toMinutes)
                .orElse(field.equals("from") ? -1L : -2L)
                .longValue();
    }

    /// The fields that a site's policy has in REST. The agents of a simulation never lose a connection and answer at
    /// once, so grace and answer time have no effect; nor have requirements, since its agents have no teams and
    /// skills, the limit of promised places, since nobody is promised one, and hours, since its agents have shifts.
    /// They are taken so that a site's policy can be given as it is.
    private Policy policy(PlanFields fields) {
        var usual = Policy.DEFAULT;
        var policy = new Policy(
                fields.choice("strategy", usual.strategy(), Strategy.class),
                Duration.ofSeconds(
                        fields.whole("graceSeconds", (int) usual.grace().toSeconds(), 0, 3_600)),
                Duration.ofDays(fields.whole("memoryDays", (int) usual.memory().toDays(), 0, 3_650)),
                Duration.ofSeconds(
                        fields.whole("patienceSeconds", (int) usual.patience().toSeconds(), 0, 3_600)),
                fields.choice("returnPolicy", usual.returnPolicy(), ReturnPolicy.class),
                Duration.ofSeconds(
                        fields.whole("answerSeconds", (int) usual.answerTime().toSeconds(), 0, 86_400)),
                Duration.ofMinutes(
                        fields.whole("idleMinutes", (int) usual.idleTime().toMinutes(), 0, 10_080)));
        fields.object("requirements");
        fields.whole("queueLimit", usual.queueLimit(), 0, MOST_PROMISED);
        fields.object("hours");
        fields.end();
        return policy;
    }

    private static Optional<Duration> minutes(PlanFields fields, String field) {
        return fields.number(field, LEAST_MINUTES, Plan.MINUTES).map(PlanReader::time);
    }

    private static Duration time(double minutes) {
        return Duration.ofMillis(Math.round(minutes * 60_000));
    }
}
