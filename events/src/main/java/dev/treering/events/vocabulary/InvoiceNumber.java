package dev.treering.events.vocabulary;

import java.util.Comparator;
import java.util.Locale;

/**
 * The number of an invoice or credit note: gap-free within its series, from 1. Written as {@code INV-000042}.
 *
 * @param series upper-case letters, digits and dashes, at most 20 characters, such as INV or CN
 * @param number from 1
 */
public record InvoiceNumber(String series, long number) implements Comparable<InvoiceNumber> {

    private static final int LONGEST_SERIES = 20;

    private static final Comparator<InvoiceNumber> ORDER =
            Comparator.comparing(InvoiceNumber::series).thenComparing(InvoiceNumber::number);

    public InvoiceNumber {
        if (!series.matches("[A-Z0-9][A-Z0-9-]*") || series.length() > LONGEST_SERIES) {
            throw new IllegalArgumentException(
                    "series is '" + series + "'; allowed are 1 to 20 upper-case letters, digits and dashes");
        }
        if (number < 1) {
            throw new IllegalArgumentException("number is " + number + "; allowed is 1 or more");
        }
    }

    /** Reads what {@link #toString} writes; throws {@link IllegalArgumentException} for anything else. */
    public static InvoiceNumber parse(String text) {
        int dash = text.lastIndexOf('-');
        if (dash < 1 || !text.substring(dash + 1).matches("\\d{6,18}")) {
            throw new IllegalArgumentException("number is '" + text + "'; allowed is one such as INV-000042");
        }
        return new InvoiceNumber(text.substring(0, dash), Long.parseLong(text.substring(dash + 1)));
    }

    /** The next of the series. */
    public InvoiceNumber next() {
        return new InvoiceNumber(series, Math.addExact(number, 1));
    }

    @Override
    public int compareTo(InvoiceNumber other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%s-%06d", series, number);
    }
}
