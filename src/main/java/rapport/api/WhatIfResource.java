package rapport.api;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import rapport.staffing.Bounds;
import rapport.staffing.Plan;
import rapport.staffing.PlanReader;
import rapport.staffing.PlanRefused;
import rapport.staffing.Report;
import rapport.staffing.ReportCsv;
import rapport.staffing.Simulation;
import tools.jackson.core.JacksonException;

/// "What if?": simulates a plan while the caller waits. Costs processor time and memory and nothing else, so that is
/// bounded: by the size of the plan, by a time limit, and by letting only a few at it at once, from the reading of the
/// plan on.
final class WhatIfResource {
    /// Visitors in all days.
    static final long VISITORS = 200_000;
    /// Visitors who are there at once; each takes a kilobyte or two.
    static final int OPEN = 10_000;
    /// The desk and the sockets need the processors, too.
    static final int AT_ONCE = 2;

    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final Duration COME_AGAIN = Duration.ofSeconds(3);

    private final Few few = new Few(AT_ONCE, COME_AGAIN);

    /// How the report is written.
    enum Format {
        JSON,
        CSV
    }

    Reply simulate(Call call) {
        Format format = call.query().choice("format", Format.class).orElse(Format.JSON);
        return few.one(() -> simulate(call, format));
    }

    private static Reply simulate(Call call, Format format) {
        try {
            Plan plan = PlanReader.read(call.json().readTree(call.bytes().getBytes()));
            return written(Simulation.run(plan, new Bounds(VISITORS, OPEN, until(LONGEST))), format);
        } catch (JacksonException e) {
            return Reply.refused(Problem.malformed("The body has to be one JSON object in UTF-8."));
        } catch (PlanRefused refused) {
            return Reply.refused(problem(refused.faults()));
        } catch (Bounds.TooMuch tooMuch) {
            return Reply.refused(problem(tooMuch));
        }
    }

    /// Steps aside at every question: a thread like this one is not interrupted while it computes, and whoever
    /// runs on the same processors would wait for the end.
    private static BooleanSupplier until(Duration limit) {
        long begun = System.nanoTime();
        return () -> {
            LockSupport.parkNanos(1);
            return System.nanoTime() - begun > limit.toNanos();
        };
    }

    private static Reply written(Report report, Format format) {
        return switch (format) {
            case JSON -> Reply.ok(report);
            case CSV -> new Reply.Text(200, "text/csv; charset=utf-8", ReportCsv.write(report));
        };
    }

    private static Problem problem(List<rapport.staffing.Fault> faults) {
        var fields = faults.stream()
                .filter(fault -> !fault.field().isEmpty())
                .map(fault -> new Fault(fault.field(), Fault.INVALID, fault.message()))
                .toList();
        return fields.isEmpty() ? Problem.malformed(faults.getFirst().message()) : Problem.malformed(fields);
    }

    private static Problem problem(Bounds.TooMuch tooMuch) {
        return switch (tooMuch.kind()) {
            case VISITORS -> tooMuch("visitorsPerHour", tooMuch.explanation());
            case OPEN -> tooMuch("agents", tooMuch.explanation());
            case TIME ->
                tooMuch("days", "This takes longer than " + LONGEST.toSeconds() + " s; fewer days or visitors do not.");
        };
    }

    private static Problem tooMuch(String field, String explanation) {
        return Problem.malformed(new Fault(field, Fault.INVALID, explanation));
    }
}
