package rapport.staffing;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// What a simulation came to: the figures of an average day, for each of its hours, in total, and for each
/// agent.
///
/// @param withinSeconds what counted as answered promptly
public record Report(int days, long seed, long withinSeconds, Row total, List<Row> hours, List<Served> agents) {
    public Report {
        hours = List.copyOf(hours);
        agents = List.copyOf(agents);
    }

    /// One hour of the day, or all of them. Visitors are those who came in it, a day on average; waits are
    /// theirs, of those who were answered, until the first answer. Queue, places and agents are as they were in
    /// that hour. Shares are from 0 to 1; what there is nothing to say about is left out.
    ///
    /// @param hour 0 to 23; empty: all
    /// @param served to the end
    /// @param abandoned gave up waiting
    /// @param unfinished were still waiting or being served when all was over
    /// @param drifted how often a conversation lost its agent
    /// @param abandonedShare of all who came
    /// @param atOnceShare of all who came, those who did not wait at all
    /// @param promptShare of all who came, those who were answered within the time that was asked for
    /// @param queueMax on any of the days
    /// @param slots how many conversations the agents in their shifts could have had, on average over the hour
    /// @param occupancy taken places of all of these
    /// @param utilisation how much of their time agents had at least one conversation
    /// @param fairness how evenly the agents were occupied (Jain's index): 1 is perfectly, 1/n is all for one
    ///     of n
    /// @param ownAgentShare of those who were here before and were answered, who got the agent they had then
    public record Row(
            OptionalInt hour,
            double visitors,
            double answered,
            double served,
            double abandoned,
            double unfinished,
            double drifted,
            OptionalDouble abandonedShare,
            OptionalDouble atOnceShare,
            OptionalDouble promptShare,
            OptionalDouble waitMeanSeconds,
            OptionalDouble waitP50Seconds,
            OptionalDouble waitP90Seconds,
            OptionalDouble waitP99Seconds,
            OptionalDouble waitMaxSeconds,
            double queueMean,
            int queueMax,
            double slots,
            OptionalDouble occupancy,
            OptionalDouble utilisation,
            OptionalDouble fairness,
            OptionalDouble ownAgentShare) {}

    /// One agent.
    ///
    /// @param conversations given to them a day, on average
    /// @param hours there a day, on average, also after a shift until the last conversation was over
    public record Served(
            String name, double conversations, double hours, OptionalDouble occupancy, OptionalDouble utilisation) {}

    static Report of(Plan plan, Tally tally) {
        int days = plan.run().days();
        long promptly = plan.promptly().toMillis();
        var rows = new ArrayList<Row>();
        for (int hour = 0; hour < Plan.HOURS; hour++) {
            rows.add(new Rowing(tally.hours().get(hour), days, Tally.HOUR, promptly).row(OptionalInt.of(hour)));
        }
        var total = tally.total();
        return new Report(
                days,
                plan.run().seed(),
                plan.promptly().toSeconds(),
                new Rowing(total, days, Tally.DAY, promptly).row(OptionalInt.empty()),
                rows,
                IntStream.range(0, plan.staff().workers().size())
                        .mapToObj(agent -> served(plan, tally, total, agent))
                        .toList());
    }

    private static Served served(Plan plan, Tally tally, Tally.Cell total, int agent) {
        int days = plan.run().days();
        return new Served(
                plan.staff().workers().get(agent).name(),
                Numbers.rounded((double) tally.given(agent) / days),
                Numbers.rounded(total.present[agent] / Tally.HOUR / days),
                share(total.busy[agent], total.slots[agent]),
                share(total.engaged[agent], total.present[agent]));
    }

    private static OptionalDouble share(double part, double whole) {
        return whole > 0 ? OptionalDouble.of(Numbers.rounded(part / whole)) : OptionalDouble.empty();
    }

    /// Makes a row of the sums over all days.
    ///
    /// @param length of what the row is about, in milliseconds of one day
    private record Rowing(Tally.Cell cell, int days, long length, long promptly) {
        Row row(OptionalInt hour) {
            var waits = cell.waits;
            return new Row(
                    hour,
                    aDay(cell.visitors),
                    aDay(waits.count()),
                    aDay(cell.served),
                    aDay(cell.abandoned),
                    aDay(cell.visitors - cell.served - cell.abandoned),
                    aDay(cell.drifted),
                    ofAll(cell.abandoned),
                    ofAll(cell.atOnce),
                    ofAll(waits.upTo(promptly)),
                    waits.count() > 0 ? seconds(waits.mean()) : OptionalDouble.empty(),
                    quantile(0.5),
                    quantile(0.9),
                    quantile(0.99),
                    quantile(1),
                    Numbers.rounded(cell.queued / days / length),
                    cell.longest,
                    Numbers.rounded(sum(cell.slots) / days / length),
                    share(sum(cell.busy), sum(cell.slots)),
                    share(sum(cell.engaged), sum(cell.present)),
                    fairness(),
                    share((double) cell.own, (double) cell.again));
        }

        private double aDay(long count) {
            return Numbers.rounded((double) count / days);
        }

        private OptionalDouble ofAll(long part) {
            return share((double) part, (double) cell.visitors);
        }

        private OptionalDouble quantile(double share) {
            return cell.waits.count() > 0 ? seconds(cell.waits.quantile(share)) : OptionalDouble.empty();
        }

        private static OptionalDouble seconds(double millis) {
            return OptionalDouble.of(Numbers.rounded(millis / 1_000));
        }

        private static double sum(double[] values) {
            double sum = 0;
            for (double value : values) {
                sum += value;
            }
            return sum;
        }

        private OptionalDouble fairness() {
            double sum = 0;
            double squares = 0;
            int there = 0;
            for (int i = 0; i < cell.slots.length; i++) {
                if (cell.slots[i] > 0) {
                    double occupied = cell.busy[i] / cell.slots[i];
                    sum += occupied;
                    squares += occupied * occupied;
                    there++;
                }
            }
            return share(sum * sum, there * squares);
        }
    }
}
