package rapport.staffing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/// Numbers for people and for files.
final class Numbers {
    private Numbers() {}

    /// To six digits behind the point: more than is known, and short.
    static double rounded(double value) {
        return Double.isFinite(value)
                ? BigDecimal.valueOf(value).setScale(6, RoundingMode.HALF_UP).doubleValue()
                : value;
    }

    /// As short as it can be written: `0.5`, `24`.
    static String shortest(double value) {
        return BigDecimal.valueOf(value)
                .setScale(6, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    static String fixed(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    /// `0:07`, `12:30`, `1:02:03`.
    static String clock(double seconds) {
        long whole = Math.round(seconds);
        return whole < 3_600
                ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3_600, whole / 60 % 60, whole % 60);
    }
}
