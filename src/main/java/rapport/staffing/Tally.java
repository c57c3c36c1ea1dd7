package rapport.staffing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Counts and measures. What became of a visitor counts for the hour in which they came; what goes on (the
/// queue, who is busy) for the hour in which it does.
final class Tally {
    static final long HOUR = 3_600_000;
    static final long DAY = Plan.HOURS * HOUR;

    private final List<Cell> hours;
    private final List<Day> days;
    private final long[] lookedAt;
    private final int[] given;
    private long queueAt;
    private int queue;

    /// Sums of one hour of the day, over all days, or of all hours. Areas are milliseconds times what there
    /// was.
    static final class Cell {
        final Waits waits = new Waits();
        final double[] busy;
        final double[] slots;
        final double[] engaged;
        final double[] present;
        long visitors;
        long atOnce;
        long again;
        long own;
        long served;
        long abandoned;
        long drifted;
        double queued;
        int longest;

        Cell(int agents) {
            busy = new double[agents];
            slots = new double[agents];
            engaged = new double[agents];
            present = new double[agents];
        }

        private void add(Cell other) {
            waits.addAll(other.waits);
            for (int i = 0; i < busy.length; i++) {
                busy[i] += other.busy[i];
                slots[i] += other.slots[i];
                engaged[i] += other.engaged[i];
                present[i] += other.present[i];
            }
            visitors += other.visitors;
            atOnce += other.atOnce;
            again += other.again;
            own += other.own;
            served += other.served;
            abandoned += other.abandoned;
            drifted += other.drifted;
            queued += other.queued;
            longest = Math.max(longest, other.longest);
        }
    }

    /// Sums of one day, for how far days differ. Waits are those of all visitors, in milliseconds.
    static final class Day {
        long visitors;
        long atOnce;
        long abandoned;
        double waited;
    }

    Tally(int agents, int days) {
        hours = Stream.generate(() -> new Cell(agents)).limit(Plan.HOURS).toList();
        this.days = Stream.generate(Day::new).limit(days).toList();
        lookedAt = new long[agents];
        given = new int[agents];
    }

    void arrived(long at) {
        cell(at).visitors++;
        day(at).visitors++;
    }

    /// @param own whether by their own agent
    void answered(Visitor visitor, long now, boolean own) {
        long waited = now - visitor.arrivedAt;
        cell(visitor.arrivedAt).waits.add(waited);
        cell(visitor.arrivedAt).again += visitor.again ? 1 : 0;
        cell(visitor.arrivedAt).own += own ? 1 : 0;
        day(visitor.arrivedAt).waited += waited;
        if (waited == 0) {
            cell(visitor.arrivedAt).atOnce++;
            day(visitor.arrivedAt).atOnce++;
        }
    }

    void served(Visitor visitor) {
        cell(visitor.arrivedAt).served++;
    }

    void abandoned(Visitor visitor, long now) {
        cell(visitor.arrivedAt).abandoned++;
        day(visitor.arrivedAt).abandoned++;
        if (!visitor.answered) {
            day(visitor.arrivedAt).waited += now - visitor.arrivedAt;
        }
    }

    void drifted(Visitor visitor) {
        cell(visitor.arrivedAt).drifted++;
    }

    void given(Workplace place) {
        given[place.number]++;
    }

    /// The queue is so long from now on.
    void queue(int length, long now) {
        measure(queueAt, now, (cell, millis) -> cell.queued += (double) millis * queue);
        queueAt = now;
        queue = length;
        var cell = cell(now);
        cell.longest = Math.max(cell.longest, length);
    }

    /// Nothing comes after it.
    void end(long end) {
        measure(queueAt, end, (cell, millis) -> cell.queued += (double) millis * queue);
        queueAt = end;
    }

    /// To be called before anything about an agent changes, and at the end.
    void look(Workplace place, long now) {
        int number = place.number;
        var presence = place.presence();
        if (presence != Workplace.Presence.OFF) {
            int load = place.load();
            // After the shift places are only given back: how many of them are taken says nothing then.
            int slots = presence == Workplace.Presence.ON ? Math.max(place.capacity, load) : 0;
            int taken = Math.min(load, slots);
            measure(lookedAt[number], now, (cell, millis) -> {
                cell.busy[number] += (double) millis * taken;
                cell.slots[number] += (double) millis * slots;
                cell.engaged[number] += load > 0 ? millis : 0;
                cell.present[number] += millis;
            });
        }
        lookedAt[number] = now;
    }

    private interface Measure {
        void add(Cell cell, long millis);
    }

    private void measure(long from, long to, Measure measure) {
        for (long at = from; at < to; ) {
            long until = Math.min(to, (at / HOUR + 1) * HOUR);
            var cell = cell(at);
            measure.add(cell, until - at);
            // Who waited when the hour began waited in it, too.
            cell.longest = Math.max(cell.longest, queue);
            at = until;
        }
    }

    private Cell cell(long at) {
        return hours.get((int) (at / HOUR % Plan.HOURS));
    }

    private Day day(long at) {
        return days.get((int) (at / DAY));
    }

    List<Cell> hours() {
        return hours;
    }

    Cell total() {
        var total = new Cell(given.length);
        hours.forEach(total::add);
        return total;
    }

    List<Day> days() {
        return new ArrayList<>(days);
    }

    int given(int agent) {
        return given[agent];
    }
}
