package dev.treering.events.facts;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/** Checks that several facts share. Each throws {@link IllegalArgumentException} that begins with the member's name. */
final class Spans {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Spans() {}

    static void checked(LocalDate from, Optional<LocalDate> until) {
        if (until.isPresent() && !until.get().isAfter(from)) {
            throw new IllegalArgumentException("until is " + until.get() + "; allowed is a day after from, " + from);
        }
    }

    static void named(String what, String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException(what + " is empty");
        }
        printable(what, name);
    }

    /** Names are parts of keys, which a control character would cut in two. */
    static void printable(String what, String text) {
        if (text.codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(what + " contains a control character");
        }
    }

    static void percent(BigDecimal percent) {
        percent("percent", percent);
    }

    static void percent(String what, BigDecimal percent) {
        if (percent.signum() < 0 || percent.compareTo(HUNDRED) > 0) {
            throw new IllegalArgumentException(what + " is " + percent.toPlainString() + "; allowed is 0 to 100");
        }
    }
}
