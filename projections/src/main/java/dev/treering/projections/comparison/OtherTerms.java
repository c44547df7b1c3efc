package dev.treering.projections.comparison;

import dev.treering.events.facts.AccountFact;
import dev.treering.events.facts.AppFact;
import dev.treering.events.facts.DynoFact;
import dev.treering.events.facts.Fact;
import dev.treering.events.facts.PriceFact.BookPublished;
import dev.treering.events.vocabulary.DynoSize;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Facts as they would be had every account had one price book from the beginning, and run what it offers. */
final class OtherTerms {

    /** Before anything that can be stated. */
    private static final LocalDate EVER = LocalDate.EPOCH;

    private final BookPublished book;
    private final Map<DynoSize, DynoSize> replaced;
    private final boolean withAgreements;

    OtherTerms(BookPublished book, Map<DynoSize, DynoSize> replaced, boolean withAgreements) {
        this.book = book;
        this.replaced = replaced;
        this.withAgreements = withAgreements;
    }

    /** What stands in place of a fact: itself, others, or none. */
    List<Fact> of(Fact fact) {
        return switch (fact) {
            case BookPublished published -> List.of(published.book().equals(book.book()) ? book : published);
            case AccountFact.Opened opened ->
                List.of(opened, new AccountFact.PriceBookAssigned(opened.account(), book.book(), EVER));
            case AccountFact.PriceBookAssigned _ -> List.of();
            case AccountFact.PriceOverridden _, AccountFact.DiscountAgreed _, AccountFact.CreditGranted _ ->
                withAgreements ? List.of(fact) : List.of();
            case AppFact.FormationScaled scaled -> List.of(replaced(scaled));
            case AppFact.TransferredIn moved -> List.of(replaced(moved));
            case DynoFact.Started start -> List.of(new DynoFact.Started(replaced(start.dyno()), start.startedAt()));
            case DynoFact.Stopped stop ->
                List.of(new DynoFact.Stopped(
                        replaced(stop.dyno()), stop.startedAt(), stop.stoppedAt(), stop.reason(), stop.precisionMs()));
            case DynoFact.Lost loss ->
                List.of(new DynoFact.Lost(replaced(loss.dyno()), loss.startedAt(), loss.lastSeenAt(), loss.reason()));
            default -> List.of(fact);
        };
    }

    private AppFact replaced(AppFact.FormationScaled scaled) {
        return new AppFact.FormationScaled(
                scaled.account(),
                scaled.app(),
                scaled.process(),
                scaled.quantity(),
                replaced(scaled.size()),
                scaled.cause());
    }

    private AppFact replaced(AppFact.TransferredIn moved) {
        var formations = moved.formations().stream()
                .map(each ->
                        new AppFact.TransferredIn.Formation(each.process(), each.quantity(), replaced(each.size())))
                .toList();
        return new AppFact.TransferredIn(moved.account(), moved.app(), moved.from(), moved.name(), formations);
    }

    private DynoFact.Dyno replaced(DynoFact.Dyno dyno) {
        return new DynoFact.Dyno(
                dyno.account(),
                dyno.app(),
                dyno.process(),
                dyno.name(),
                replaced(dyno.size()),
                dyno.run(),
                dyno.node(),
                dyno.arch());
    }

    private DynoSize replaced(DynoSize size) {
        return replaced.getOrDefault(size, size);
    }
}
