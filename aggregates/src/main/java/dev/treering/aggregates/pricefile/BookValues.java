package dev.treering.aggregates.pricefile;

import dev.treering.events.prices.Price.CalendarProrated;
import dev.treering.events.vocabulary.PriceBookVersion;
import dev.treering.events.vocabulary.Sku;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.regex.Pattern;

/** What the scalars of a price book mean. Each throws {@link IllegalArgumentException} with what is wrong and what is allowed. */
final class BookValues {

    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,9}");
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,24}(\\.[0-9]{1,24})?");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

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

    static Sku sku(String text) {
        return new Sku(text);
    }

    /** Decimal text without an exponent, not negative, not too fine. */
    static BigDecimal amount(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "amount is '" + text + "'; allowed is a decimal number without an exponent, such as \"12.50\"");
        }
        return new CalendarProrated(new BigDecimal(text)).monthly();
    }
}
