package rapport.staffing;

/// Student's t distribution: how far the mean of a few measurements may be from the truth.
final class StudentT {
    private static final int STEPS = 20_000;

    private StudentT() {}

    /// The t that |T| exceeds with probability `risk`. By Simpson's rule: with u = √ν tan θ the density is
    /// cos^(ν-1) θ.
    static double bound(int freedom, double risk) {
        double step = Math.PI / 2 / STEPS;
        double whole = 0;
        double[] upTo = new double[STEPS + 1];
        for (int i = 0; i < STEPS; i++) {
            double angle = i * step;
            whole += step
                    / 6
                    * (density(freedom, angle)
                            + 4 * density(freedom, angle + step / 2)
                            + density(freedom, angle + step));
            upTo[i + 1] = whole;
        }
        int i = 0;
        while (upTo[i] < (1 - risk) * whole) {
            i++;
        }
        return Math.sqrt(freedom) * Math.tan(i * step);
    }

    private static double density(int freedom, double angle) {
        return Math.pow(Math.max(0, Math.cos(angle)), freedom - 1);
    }
}
