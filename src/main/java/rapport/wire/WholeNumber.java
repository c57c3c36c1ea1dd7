package rapport.wire;

import java.math.BigDecimal;
import java.util.OptionalLong;

/// What a JSON number is worth, if it is a whole number from 0 to 2^53 - 1 (contract, section 2). As in JavaScript, it
/// is
/// the value that counts and not its spelling: `7.0` and `7e0` are 7.
final class WholeNumber {
    private static final BigDecimal BELOW = BigDecimal.valueOf(FrameLimits.NUMBER_BELOW);
    private static final int SAFE_DIGITS = 15;

    private WholeNumber() {}

    static OptionalLong of(String literal) {
        return plain(literal) ? OptionalLong.of(Long.parseLong(literal)) : unusual(literal);
    }

    private static boolean plain(String literal) {
        if (literal.length() > SAFE_DIGITS) {
            return false;
        }
        for (int i = 0; i < literal.length(); i++) {
            if (literal.charAt(i) < '0' || literal.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static OptionalLong unusual(String literal) {
        try {
            var value = new BigDecimal(literal);
            // Compared before it is expanded: 1e999999999 is short to write.
            boolean within = value.signum() >= 0 && value.compareTo(BELOW) < 0;
            return within && value.stripTrailingZeros().scale() <= 0
                    ? OptionalLong.of(value.longValueExact())
                    : OptionalLong.empty();
        } catch (NumberFormatException exponentBeyondInt) {
            return OptionalLong.empty();
        }
    }
}
