package dev.treering.events.facts;

import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.Sku;
import java.math.BigDecimal;

/** Usage that others measured. */
public sealed interface UsageFact extends Fact.Owned {

    /**
     * A meter reported a quantity, at the time the fact held. Added to what it reported before; a negative quantity takes back.
     *
     * @param app whose usage it is; empty where it is the account's own
     * @param meter what is measured, such as egress; the SKU it is priced by
     * @param quantity exact, at most {@value #FINEST_SCALE} decimals
     * @param unit what the quantity is in, such as byte or request
     */
    record Reported(AccountId account, String app, Sku meter, BigDecimal quantity, String unit) implements UsageFact {

        /** Finer quantities than this are refused. */
        public static final int FINEST_SCALE = 9;

        /** Larger quantities than this, either way, are taken for a mistake. */
        public static final BigDecimal LARGEST = BigDecimal.TEN.pow(18);

        public Reported {
            if (quantity.scale() > FINEST_SCALE) {
                throw new IllegalArgumentException(
                        "quantity has " + quantity.scale() + " decimals; allowed are " + FINEST_SCALE);
            }
            if (quantity.abs().compareTo(LARGEST) > 0) {
                throw new IllegalArgumentException("quantity is " + quantity.toPlainString() + "; allowed is up to "
                        + LARGEST.toPlainString() + " either way");
            }
            Spans.printable("app", app);
            Spans.named("unit", unit);
        }
    }
}
