package dev.treering.projections.rating;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Figures as people read them: plain decimals, without zeros at the end. */
final class Words {

    /** Quantities are shown with at most as many decimals as prices may have. */
    private static final int FINEST_SCALE = 12;

    private Words() {}

    static String of(ExactAmount amount) {
        return shown(amount).toPlainString();
    }

    static String of(BigDecimal figure) {
        return figure.signum() == 0 ? "0" : figure.stripTrailingZeros().toPlainString();
    }

    /** The quantity as a decimal: exact if it has at most 12 decimals, otherwise the nearest such. */
    static BigDecimal shown(ExactAmount quantity) {
        BigDecimal decimal =
                quantity.decimal(FINEST_SCALE, RoundingMode.HALF_UP).stripTrailingZeros();
        return decimal.scale() < 0 ? decimal.setScale(0) : decimal;
    }
}
