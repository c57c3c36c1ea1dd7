package rapport.staffing;

import java.util.List;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.stream.LongStream;

/// Who comes when, one after the other, with what they bring.
sealed interface ArrivalTimes {
    /// The next one before `end`, in milliseconds since the beginning.
    Optional<Coming> next(long end);

    record Coming(long at, Visitor.Drawn visitor) {}

    static ArrivalTimes of(Plan.Arrivals arrivals, Chance chance) {
        return switch (arrivals) {
            case Plan.Arrivals.Hourly hourly -> new AtRandom(hourly.perHour(), chance);
            case Plan.Arrivals.Recorded recorded -> new AsRecorded(recorded.visits(), chance);
        };
    }

    /// A Poisson process whose rate is another in each hour: an exponential amount of expectation is used up
    /// from one arrival to the next, at the rate of the hours it goes through.
    final class AtRandom implements ArrivalTimes {
        private final double[] perMilli;
        private final Chance chance;
        private double at;

        AtRandom(List<Double> perHour, Chance chance) {
            this.perMilli =
                    perHour.stream().mapToDouble(rate -> rate / Tally.HOUR).toArray();
            this.chance = chance;
        }

        @Override
        public Optional<Coming> next(long end) {
            double expected = chance.gap();
            while (at < end) {
                long hour = (long) (at / Tally.HOUR);
                double rate = perMilli[(int) (hour % Plan.HOURS)];
                double left = ((hour + 1) * Tally.HOUR - at) * rate;
                if (expected < left) {
                    at += expected / rate;
                    long millis = (long) at;
                    return millis < end ? Optional.of(new Coming(millis, chance.visitor())) : Optional.empty();
                }
                expected -= left;
                at = (hour + 1) * Tally.HOUR;
            }
            return Optional.empty();
        }
    }

    final class AsRecorded implements ArrivalTimes {
        private final PrimitiveIterator.OfLong order;
        private final List<Plan.Visit> visits;
        private final Chance chance;

        AsRecorded(List<Plan.Visit> visits, Chance chance) {
            this.visits = visits;
            this.order = LongStream.range(0, visits.size()).iterator();
            this.chance = chance;
        }

        @Override
        public Optional<Coming> next(long end) {
            if (!order.hasNext()) {
                return Optional.empty();
            }
            var visit = visits.get((int) order.nextLong());
            return Optional.of(new Coming(
                    visit.at().toMillis(), chance.visitor((double) visit.work().toMillis())));
        }
    }
}
