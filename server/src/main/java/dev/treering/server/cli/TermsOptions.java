package dev.treering.server.cli;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Terms of back-billing as options; what is absent is as agreed before. */
final class TermsOptions {

    @Option(names = "--lookback", paramLabel = "PERIOD", description = "How far back, such as P12M.")
    private @Nullable String lookback;

    @Option(names = "--discount", paramLabel = "PERCENT", description = "Off, 0 to 100.")
    private @Nullable String discount;

    @Option(names = "--cap", paramLabel = "AMOUNT", description = "The most a case may come to before tax.")
    private @Nullable String cap;

    @Option(names = "--price-rule", paramLabel = "LOWER|THEN_CURRENT", description = "At which price.")
    private @Nullable String priceRule;

    @Option(names = "--notice-days", paramLabel = "N", description = "Whole days between notice and posting.")
    private @Nullable String noticeDays;

    void putInto(Map<String, Object> body) {
        put(body, "lookback", lookback);
        put(body, "discountPercent", discount);
        put(body, "cap", cap);
        put(body, "priceRule", priceRule);
        put(body, "noticeDays", noticeDays);
    }

    private static void put(Map<String, Object> body, String name, @Nullable String value) {
        if (value != null) {
            body.put(name, value);
        }
    }
}
