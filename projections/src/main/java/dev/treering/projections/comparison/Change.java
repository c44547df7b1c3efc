package dev.treering.projections.comparison;

import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.BillingMode;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One statement as it was and as it would be.
 *
 * @param currency of the account; empty where neither could be stated
 * @param was what was stated, 0 where there was nothing to state; empty where it was withheld
 * @param wouldBe the same on supposed terms
 * @param reasons why one or the other is empty
 */
public record Change(
        AccountId account,
        YearMonth period,
        BillingMode mode,
        Optional<Currency> currency,
        Optional<BigDecimal> was,
        Optional<BigDecimal> wouldBe,
        List<String> reasons) {

    /** By account, period and mode. */
    public static final Comparator<Change> ORDER =
            Comparator.comparing(change -> new Place(change.account, change.period, change.mode));

    public Change {
        reasons = List.copyOf(reasons);
    }

    static Change of(Place place, Optional<Charged> was, Optional<Charged> wouldBe) {
        return new Change(
                place.account(),
                place.period(),
                place.mode(),
                both(was, wouldBe).flatMap(each -> each.currency().stream()).findFirst(),
                total(was),
                total(wouldBe),
                Stream.concat(
                                was.flatMap(Charged::withheld).map(why -> "was: " + why).stream(),
                                wouldBe.flatMap(Charged::withheld).map(why -> "would be: " + why).stream())
                        .toList());
    }

    /** What it would be more; empty where one of the two is not known. */
    public Optional<BigDecimal> difference() {
        return was.flatMap(before -> wouldBe.map(after -> after.subtract(before)));
    }

    private static Stream<Charged> both(Optional<Charged> was, Optional<Charged> wouldBe) {
        return Stream.concat(was.stream(), wouldBe.stream());
    }

    private static Optional<BigDecimal> total(Optional<Charged> charged) {
        return charged.map(Charged::total).orElse(Optional.of(BigDecimal.ZERO));
    }
}
