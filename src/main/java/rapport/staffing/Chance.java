package rapport.staffing;

import java.util.SplittableRandom;

/// What is left to chance about visitors. Each question has dice of its own, so that a plan with other agents,
/// or with another patience, meets the same visitors at the same times.
final class Chance {
    private final Plan.Demand demand;
    private final SplittableRandom gaps;
    private final SplittableRandom lengths;
    private final SplittableRandom patience;
    private final SplittableRandom patienceAgain;
    private final SplittableRandom returning;
    private final SplittableRandom leaving;
    private final SplittableRandom desk;

    Chance(long seed, Plan.Demand demand) {
        this.demand = demand;
        var dice = new SplittableRandom(seed);
        gaps = dice.split();
        lengths = dice.split();
        patience = dice.split();
        patienceAgain = dice.split();
        returning = dice.split();
        leaving = dice.split();
        desk = dice.split();
    }

    /// For the choices of the desk itself.
    SplittableRandom desk() {
        return desk;
    }

    /// Exponential with mean 1.
    double gap() {
        return exponential(gaps);
    }

    Visitor.Drawn visitor() {
        return visitor(length());
    }

    /// @param work in milliseconds
    Visitor.Drawn visitor(double work) {
        boolean known = returning.nextInt(100) < demand.returningPercent();
        double who = returning.nextDouble();
        return new Visitor.Drawn(
                work, patience(patience), leaving.nextInt(100) < demand.leftOpenPercent(), known ? who : -1);
    }

    /// Of somebody who is put back into the queue.
    long patienceAgain() {
        return patience(patienceAgain);
    }

    private long patience(SplittableRandom dice) {
        double drawn = exponential(dice);
        return demand.patience()
                .map(mean -> Math.round(drawn * mean.toMillis()))
                .orElse(Long.MAX_VALUE);
    }

    private double length() {
        double mean = demand.length().mean().toMillis();
        return switch (demand.length().shape()) {
            case EXPONENTIAL -> mean * exponential(lengths);
            case FIXED -> mean;
            case LOGNORMAL -> {
                double variance = Math.log1p(Math.pow(demand.length().variation(), 2));
                yield mean * Math.exp(lengths.nextGaussian() * Math.sqrt(variance) - variance / 2);
            }
        };
    }

    private static double exponential(SplittableRandom dice) {
        return -Math.log1p(-dice.nextDouble());
    }
}
