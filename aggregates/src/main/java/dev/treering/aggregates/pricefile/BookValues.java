package dev.treering.aggregates.pricefile;

import dev.treering.events.prices.Figures;
import dev.treering.events.prices.Policies;
import dev.treering.events.vocabulary.PriceBookVersion;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the scalars of a price book mean. Each throws {@link IllegalArgumentException} with what is wrong and what is allowed. */
final class BookValues {

    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,9}");
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,24}(\\.[0-9]{1,24})?");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern TIME = Pattern.compile("([0-9]{1,7})(ms|s|m|h)");
    private static final int LONGEST_NAME = 255;

    private BookValues() {}

    static String id(String text) {
        return new PriceBookVersion(text, 1).id();
    }

    static int version(String text) {
        if (!WHOLE.matcher(text).matches()) {
            throw new IllegalArgumentException("version is '" + text + "'; allowed is a whole number from 1");
        }
        return new PriceBookVersion("any", Integer.parseInt(text)).version();
    }

    static Currency currency(String text) {
        try {
            return Currency.getInstance(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("currency is '" + text + "'; allowed are ISO 4217 codes such as USD", e);
        }
    }

    static LocalDate day(String text) {
        try {
            if (DAY.matcher(text).matches()) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(noDay(text), e);
        }
        throw new IllegalArgumentException(noDay(text));
    }

    private static String noDay(String text) {
        return "effectiveFrom is '" + text + "'; allowed is a day such as 2026-01-01";
    }

    /** A name that people give: not empty, and not a page long. */
    static Function<String, String> name(String what) {
        return text -> {
            if (text.isBlank() || text.length() > LONGEST_NAME) {
                throw new IllegalArgumentException(
                        what + " has " + text.strip().length() + " characters; allowed are 1 to " + LONGEST_NAME);
            }
            return text;
        };
    }

    /** Decimal text without an exponent, 0 or more, not too fine. */
    static Function<String, BigDecimal> notNegative(String what) {
        return text -> Figures.notNegative(what, decimal(what, text));
    }

    /** Decimal text without an exponent, more than 0, not too fine. */
    static Function<String, BigDecimal> positive(String what) {
        return text -> Figures.positive(what, decimal(what, text));
    }

    /** Decimal text without an exponent, 0 to 100, not too fine. */
    static Function<String, BigDecimal> percent(String what) {
        return text -> Figures.percent(what, decimal(what, text));
    }

    private static BigDecimal decimal(String what, String text) {
        if (!DECIMAL.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    what + " is '" + text + "'; allowed is a decimal number without an exponent, such as \"12.50\"");
        }
        return new BigDecimal(text);
    }

    static boolean truth(String what, String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(what + " is '" + text + "'; allowed are true, false");
        };
    }

    /** A length of time that is given away at each dyno start, milliseconds. */
    static long bootAllowanceMs(String text) {
        Matcher time = TIME.matcher(text);
        if (time.matches()) {
            long ms = Long.parseLong(time.group(1)) * milliseconds(time.group(2));
            if (ms <= Policies.LONGEST_BOOT_ALLOWANCE_MS) {
                return ms;
            }
        }
        throw new IllegalArgumentException(
                "free is '" + text + "'; allowed is a time such as 500ms, 30s or 2m, up to 1h");
    }

    private static long milliseconds(String unit) {
        return switch (unit) {
            case "ms" -> 1;
            case "s" -> 1000;
            case "m" -> 60_000;
            default -> 3_600_000;
        };
    }
}
