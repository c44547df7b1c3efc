package dev.treering.events.prices;

import java.math.BigDecimal;

/** Checks of figures that prices share. Each throws {@link IllegalArgumentException} that begins with the member's name. */
public final class Figures {

    /** Finer figures than this are refused. */
    public static final int FINEST_SCALE = 12;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Figures() {}

    public static BigDecimal notNegative(String what, BigDecimal figure) {
        if (figure.signum() < 0) {
            throw new IllegalArgumentException(what + " is " + figure.toPlainString() + "; allowed is 0 or more");
        }
        return fine(what, figure);
    }

    public static BigDecimal positive(String what, BigDecimal figure) {
        if (figure.signum() <= 0) {
            throw new IllegalArgumentException(what + " is " + figure.toPlainString() + "; allowed is more than 0");
        }
        return fine(what, figure);
    }

    public static BigDecimal percent(String what, BigDecimal figure) {
        if (figure.signum() < 0 || figure.compareTo(HUNDRED) > 0) {
            throw new IllegalArgumentException(what + " is " + figure.toPlainString() + "; allowed is 0 to 100");
        }
        return fine(what, figure);
    }

    private static BigDecimal fine(String what, BigDecimal figure) {
        if (figure.scale() > FINEST_SCALE) {
            throw new IllegalArgumentException(
                    what + " has " + figure.scale() + " decimals; allowed are " + FINEST_SCALE);
        }
        return figure;
    }
}
