package rapport.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;

/// Rapport against another contestant, beside what it aims at. It is compared round by round, since what slows a
/// machine
/// down for a while slows both.
///
/// @param aim the least that is wanted, or the most
/// @param atLeast whether more is better
record Comparison(String what, Spread value, double aim, boolean atLeast) {

    boolean met() {
        return atLeast ? value.median() >= aim : value.median() <= aim;
    }

    /// All that can be told from who took part.
    static List<Comparison> of(Map<String, Outcome> outcomes) {
        List<Comparison> all = new ArrayList<>();
        Outcome rapport = outcomes.get("rapport");
        Outcome relay = outcomes.get("relay");
        Outcome tutorial = outcomes.get("tutorial");
        if (rapport != null && relay != null) {
            all.add(atLeast("durable messages/s, of the relay's", ratio(Figure.THROUGHPUT, rapport, relay), 0.75));
            all.add(atMost("p50 at 1,000/s, more than the relay's (ms)", more(rapport, relay), 0.5));
        }
        if (rapport != null && tutorial != null) {
            all.add(atLeast("durable messages/s, of the tutorial's", ratio(Figure.THROUGHPUT, rapport, tutorial), 15));
            all.add(atMost("p99 at 1,000/s, of the tutorial's", ratio(Figure.SLOW_P99, rapport, tutorial), 0.75));
            all.add(atMost("p99 at 3,000/s, of the tutorial's", ratio(Figure.FAST_P99, rapport, tutorial), 0.25));
            double twelfth = 1 / 12.0;
            all.add(atMost(
                    "CPU a message, one in flight, of the tutorial's", ratio(Figure.CPU, rapport, tutorial), twelfth));
            all.add(atMost(
                    "CPU a message at 1,000/s, of the tutorial's", ratio(Figure.SLOW_CPU, rapport, tutorial), twelfth));
        }
        return all;
    }

    private static Comparison atLeast(String what, Spread value, double aim) {
        return new Comparison(what, value, aim, true);
    }

    private static Comparison atMost(String what, Spread value, double aim) {
        return new Comparison(what, value, aim, false);
    }

    private static Spread ratio(Figure figure, Outcome one, Outcome other) {
        return byRound(figure, one, other, (ours, theirs) -> ours / theirs);
    }

    private static Spread more(Outcome one, Outcome other) {
        return byRound(Figure.SLOW_P50, one, other, (ours, theirs) -> ours - theirs);
    }

    private static Spread byRound(Figure figure, Outcome one, Outcome other, DoubleBinaryOperator compared) {
        List<Double> ours = figure.rounds(one);
        List<Double> theirs = figure.rounds(other);
        return Spread.of(IntStream.range(0, ours.size())
                .mapToObj(round -> compared.applyAsDouble(ours.get(round), theirs.get(round)))
                .toList());
    }
}
