package dev.treering.server;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Calls whose outcome depends on the locale, the time zone, the charset or the processors of the machine. */
final class MachineDefaults {

    static final Set<String> CALLS = Set.of(
            "java.lang.String.format(java.lang.String, [Ljava.lang.Object;)",
            "java.lang.String.formatted([Ljava.lang.Object;)",
            "java.lang.String.toLowerCase()",
            "java.lang.String.toUpperCase()",
            "java.lang.String.getBytes()",
            "java.lang.String.<init>([B)",
            "java.util.Locale.getDefault()",
            "java.util.Locale.getDefault(java.util.Locale$Category)",
            "java.util.TimeZone.getDefault()",
            "java.time.ZoneId.systemDefault()",
            "java.nio.charset.Charset.defaultCharset()",
            "java.time.LocalDate.now()",
            "java.time.LocalDateTime.now()",
            "java.time.YearMonth.now()",
            "java.time.ZonedDateTime.now()",
            "java.time.format.DateTimeFormatter.ofPattern(java.lang.String)",
            "java.text.NumberFormat.getInstance()",
            "java.util.Collection.parallelStream()",
            "java.util.List.parallelStream()",
            "java.util.Set.parallelStream()",
            "java.util.stream.Stream.parallel()",
            "java.util.stream.IntStream.parallel()",
            "java.util.stream.LongStream.parallel()");

    private MachineDefaults() {}

    /** Some of them, to be found. The compiler refuses others of them already. */
    static final class Taken {

        private Taken() {}

        static String all(List<String> words) {
            String here = Locale.getDefault().toLanguageTag();
            return words.parallelStream().map(word -> word + here).toList()
                    + String.format("%d", words.size())
                    + "%d".formatted(words.size());
        }
    }
}
