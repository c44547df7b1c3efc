package dev.treering.projections.statements;

import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.vocabulary.Sku;
import dev.treering.projections.rating.Metered;
import dev.treering.projections.rating.Piece;
import dev.treering.projections.statements.DayPrice.NotOffered;
import dev.treering.projections.statements.DayPrice.Offer;
import dev.treering.projections.statements.DayPrice.Priced;
import dev.treering.projections.statements.DayPrice.Unknown;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Usage cut into pieces: each resource's days with equal terms together, in whatever order they lie. */
final class Pieces {

    private final AccountPrices asked;
    private final List<LocalDate> days;

    // Many resources have one SKU: what it costs is found once.
    private final SortedMap<Sku, SortedMap<LocalDate, DayPrice>> prices = new TreeMap<>();
    private final SortedMap<Sku, List<Offer>> offers = new TreeMap<>();

    private final List<Piece> pieces = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();

    /** Of one account and mode. {@code days} are all of the month that are in the mode, used or not. */
    Pieces(AccountPrices asked, List<LocalDate> days) {
        this.asked = asked;
        this.days = days;
    }

    /** Adds what was used of a resource, by day; each in the mode. */
    void add(Resource resource, SortedMap<LocalDate, Metered> used) {
        var lots = new ArrayList<Lot>();
        used.forEach((day, metered) -> {
            switch (priceOn(day, resource.sku())) {
                case Priced priced -> lotOf(priced, lots).days().put(day, metered);
                case Unknown unknown -> refusals.add(unknown.refusal());
                case NotOffered absent -> {
                    if (Billability.isBilledPlainly(metered)) {
                        refusals.add(absent.refusal());
                    }
                }
            }
        });
        lots.forEach(lot -> pieces.add(piece(resource, lot)));
    }

    /** What cannot be stated; of several reasons the first in precedence, on its first day. */
    Optional<Refusal> refusal() {
        return refusals.stream().min(Refusal.FIRST_TOLD);
    }

    List<Piece> all() {
        return pieces;
    }

    /** Days that cost alike. */
    private record Lot(Priced price, SortedMap<LocalDate, Metered> days) {}

    private static Lot lotOf(Priced price, List<Lot> lots) {
        for (Lot lot : lots) { // there are few: terms seldom change within a month
            if (lot.price().equals(price)) {
                return lot;
            }
        }
        var lot = new Lot(price, new TreeMap<>());
        lots.add(lot);
        return lot;
    }

    private Piece piece(Resource resource, Lot lot) {
        Offer offer = lot.price().offer();
        return new Piece(
                resource,
                offer.version(),
                offer.terms(),
                offer.item(),
                lot.price().discounts(),
                lot.price().fx(),
                lot.price().tax(),
                daysInForce(resource.sku(), offer),
                lot.days());
    }

    private int daysInForce(Sku sku, Offer offer) {
        var inForce = offers.computeIfAbsent(
                sku,
                _ -> days.stream()
                        .flatMap(day -> asked.offerOn(day, sku).stream())
                        .toList());
        return Collections.frequency(inForce, offer);
    }

    private DayPrice priceOn(LocalDate day, Sku sku) {
        return prices.computeIfAbsent(sku, _ -> new TreeMap<>()).computeIfAbsent(day, _ -> asked.on(day, sku));
    }
}
