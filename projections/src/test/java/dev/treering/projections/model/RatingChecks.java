package dev.treering.projections.model;

import dev.treering.projections.rating.Rated;
import dev.treering.projections.rating.Rater;
import dev.treering.projections.rating.RatingInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is asked of rating, for any book and any usage. */
final class RatingChecks {

    private RatingChecks() {}

    static Check<RatingInput> everyLine() {
        return new Check<>(
                "lines, credits, tax and total are as the rules say",
                seed -> List.of(RatingInputs.of(seed)),
                SimplerInput::of,
                inputs -> inputs.stream()
                        .map(RatingChecks::difference)
                        .flatMap(Optional::stream)
                        .findFirst(),
                inputs -> String.join(
                        "\n", inputs.stream().map(RatingChecks::drawing).toList()));
    }

    private static Optional<String> difference(RatingInput input) {
        NaiveBill bill = NaiveBill.bill(input);
        var expected = new ArrayList<>(bill.lines());
        expected.add("total " + BillText.money(bill.total()));
        expected.add("credits used " + bill.creditsUsed());
        Rated rated = Rater.rate(input);
        var actual = new ArrayList<>(BillText.of(rated.lines()));
        actual.add("total " + BillText.money(rated.total()));
        actual.add("credits used " + rated.creditsUsed());
        return expected.equals(actual)
                ? Optional.empty()
                : Optional.of(
                        "expected\n  " + String.join("\n  ", expected) + "\nbut was\n  " + String.join("\n  ", actual));
    }

    private static String drawing(RatingInput input) {
        var text = new StringBuilder(input.period() + " in " + input.currency());
        input.pieces()
                .forEach(piece -> text.append("\n\n  ")
                        .append(piece.resource())
                        .append("\n  ")
                        .append(piece.item())
                        .append("\n  ")
                        .append(piece.terms())
                        .append("\n  discounts ")
                        .append(piece.discounts())
                        .append(' ')
                        .append(piece.fx())
                        .append(' ')
                        .append(piece.tax())
                        .append("\n  days in force ")
                        .append(piece.daysInForce())
                        .append(' ')
                        .append(piece.book())
                        .append(' ')
                        .append(piece.days()));
        return text.append("\n\n  ").append(input.credits()).toString();
    }
}
