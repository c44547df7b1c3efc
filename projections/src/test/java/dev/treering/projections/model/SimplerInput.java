package dev.treering.projections.model;

import dev.treering.events.prices.BookTerms;
import dev.treering.events.prices.ItemTerms;
import dev.treering.events.prices.PriceItem;
import dev.treering.projections.rating.Metered;
import dev.treering.projections.rating.Piece;
import dev.treering.projections.rating.RatingInput;
import dev.treering.projections.rating.TaxRule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The same month with less in it. */
final class SimplerInput {

    private SimplerInput() {}

    static List<RatingInput> of(RatingInput input) {
        var simpler = new ArrayList<RatingInput>();
        for (int i = 0; i < input.pieces().size(); i++) {
            var fewer = new ArrayList<>(input.pieces());
            fewer.remove(i);
            simpler.add(with(input, fewer));
        }
        simpler.add(new RatingInput(input.period(), input.currency(), input.pieces(), List.of()));
        simpler.add(each(input, piece -> with(piece, BookTerms.PLAIN, piece.item(), piece.tax())));
        simpler.add(each(input, piece -> with(piece, piece.terms(), piece.item(), Optional.empty())));
        simpler.add(each(
                input,
                piece -> with(
                        piece,
                        piece.terms(),
                        new PriceItem(piece.item().sku(), piece.item().price(), plain(piece)),
                        piece.tax())));
        for (Piece piece : input.pieces()) {
            for (LocalDate day : piece.days().keySet()) {
                if (piece.days().size() > 1) {
                    var days = new TreeMap<>(piece.days());
                    days.remove(day);
                    simpler.add(each(input, one -> one == piece ? with(one, days) : one));
                }
            }
        }
        simpler.removeIf(input::equals);
        return simpler;
    }

    private static ItemTerms plain(Piece piece) {
        var terms = piece.item().terms();
        return new ItemTerms(
                terms.basis(),
                terms.measure(),
                terms.scope(),
                terms.unit(),
                ItemTerms.PLAIN.included(),
                Optional.empty(),
                ItemTerms.PLAIN.discountPercent(),
                Optional.empty(),
                Optional.empty(),
                terms.taxCategory());
    }

    private static RatingInput each(RatingInput input, UnaryOperator<Piece> change) {
        return with(input, input.pieces().stream().map(change).toList());
    }

    private static RatingInput with(RatingInput input, List<Piece> pieces) {
        return new RatingInput(input.period(), input.currency(), pieces, input.credits());
    }

    private static Piece with(Piece piece, BookTerms terms, PriceItem item, Optional<TaxRule> tax) {
        return new Piece(
                piece.resource(),
                piece.book(),
                terms,
                item,
                piece.discounts(),
                piece.fx(),
                tax,
                piece.daysInForce(),
                piece.bookDaysInForce(),
                piece.days());
    }

    private static Piece with(Piece piece, TreeMap<LocalDate, Metered> days) {
        return new Piece(
                piece.resource(),
                piece.book(),
                piece.terms(),
                piece.item(),
                piece.discounts(),
                piece.fx(),
                piece.tax(),
                piece.daysInForce(),
                piece.bookDaysInForce(),
                days);
    }
}
