package dev.treering.server.cli;

import dev.treering.events.vocabulary.InvoiceNumber;
import dev.treering.projections.knowledge.Moment;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Words of the command line that are more than text. */
final class Arguments {

    private Arguments() {}

    /** A UTC month, such as 2026-03. */
    static final class Month implements ITypeConverter<YearMonth> {
        @Override
        public YearMonth convert(String text) {
            try {
                return YearMonth.parse(text);
            } catch (DateTimeException e) {
                throw new TypeConversionException("'" + text + "' is not a month such as 2026-03");
            }
        }
    }

    /** A UTC day, such as 2026-03-10. */
    static final class Day implements ITypeConverter<LocalDate> {
        @Override
        public LocalDate convert(String text) {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeException e) {
                throw new TypeConversionException("'" + text + "' is not a day such as 2026-03-10");
            }
        }
    }

    /** An invoice's number, such as INV-000042. */
    static final class Invoice implements ITypeConverter<InvoiceNumber> {
        @Override
        public InvoiceNumber convert(String text) {
            try {
                return InvoiceNumber.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException("'" + text + "' is not an invoice's number such as INV-000042");
            }
        }
    }

    /** A position of the log, or a checkpoint: 524, checkpoint:3, #3. */
    static final class When implements ITypeConverter<Moment> {
        @Override
        public Moment convert(String text) {
            try {
                return Moment.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException("'" + text + "' is not " + Moment.WRITTEN);
            }
        }
    }

    /** A length of time, such as 48h, 30m or 0s. */
    static final class Length implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            try {
                return Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
            } catch (DateTimeException e) {
                throw new TypeConversionException("'" + text + "' is not a length of time such as 48h or 30m");
            }
        }
    }

    /** A word as one segment of a path. */
    static String segment(Object word) {
        return URLEncoder.encode(word.toString(), StandardCharsets.UTF_8).replace("+", "%20");
    }
}
