package dev.treering.projections.statements;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.facts.ClockFact;
import dev.treering.events.facts.ClusterFact;
import dev.treering.events.facts.Fact;
import dev.treering.events.facts.FactId;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.ledger.LedgerEntry;
import dev.treering.events.ledger.LedgerEntry.BudgetReached;
import dev.treering.events.ledger.LedgerEntry.CellMetered;
import dev.treering.events.ledger.LedgerEntry.CellsStated;
import dev.treering.events.ledger.LedgerEntry.Count;
import dev.treering.events.ledger.LedgerEntry.CounterMetered;
import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.ledger.LedgerEntry.ResourceKind;
import dev.treering.events.ledger.LedgerEntry.StatementIssued;
import dev.treering.events.ledger.LedgerEntry.StatementLine;
import dev.treering.events.ledger.LedgerEntry.StatementWithheld;
import dev.treering.events.ledger.LedgerEntry.Usage;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.DynoSize;
import dev.treering.events.vocabulary.ProcessType;
import dev.treering.events.vocabulary.Sku;
import dev.treering.projections.step.AccountEntry;
import dev.treering.projections.step.EncodedShelves;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Statements under test: what they were told, and what they said since last asked. */
final class Stated {

    private static final long DAY_MS = 86_400_000;

    private final Statements statements = new Statements(new EncodedShelves());
    private final List<AccountEntry> entries = new ArrayList<>();
    private final List<AccountEntry> said = new ArrayList<>();
    private long position;

    static Stated given(Fact... facts) {
        return new Stated().and(facts);
    }

    Stated and(Fact... facts) {
        for (Fact fact : facts) {
            at(position, fact);
        }
        return this;
    }

    /** Takes in a fact that stands at this place in the log. */
    Stated at(long place, Fact fact) {
        var logged =
                new LoggedFact(place, new FactId("test", "f" + place), Instant.EPOCH, Instant.EPOCH, Map.of(), fact);
        entries.addAll(statements.accept(new StatementInput.OfFact(logged)));
        position = Math.max(position, place + 1);
        return this;
    }

    /** One web dyno of the app shop ran on these days of a month, all day, asked for. */
    Stated used(String size, String month, int from, int through) {
        return used(dyno("shop", size), month, from, through);
    }

    /** One of a resource was there on these days of a month, all day, asked for. */
    Stated used(Resource resource, String month, int from, int through) {
        for (int day = from; day <= through; day++) {
            cell(resource, YearMonth.parse(month).atDay(day), new Usage(DAY_MS, DAY_MS, DAY_MS), 0);
        }
        return this;
    }

    /** How many dynos of a size ran all day, asked for: a digit a day from the first of the month, a blank where nothing is said. */
    Stated days(String month, String size, String digits) {
        for (int i = 0; i < digits.length(); i++) {
            if (digits.charAt(i) != ' ') {
                long ms = DAY_MS * Character.digit(digits.charAt(i), 10);
                cell(dyno("shop", size), YearMonth.parse(month).atDay(i + 1), new Usage(ms, ms, ms), 0);
            }
        }
        return this;
    }

    /** What the app shop reported in all of a meter, on one day. */
    Stated reported(String meter, String day, String quantity) {
        var figure = new BigDecimal(quantity);
        return reported(meter, "unit", day, new Count(figure, 1, figure));
    }

    Stated cell(String size, LocalDate day, Usage usage) {
        return cell(size, day, usage, 0);
    }

    Stated cell(String size, LocalDate day, Usage usage, int dynoStarts) {
        return cell(dyno("shop", size), day, usage, dynoStarts);
    }

    private Stated cell(Resource resource, LocalDate day, Usage usage, int dynoStarts) {
        var cell = new CellMetered(resource, day, 0, usage, dynoStarts, 0, 0);
        return madeBySomeFact(new StatementInput.OfCell(Books.ACCOUNT, cell));
    }

    /** What the app shop reported of a meter, on one day. */
    Stated reported(String meter, String unit, String day, Count count) {
        var resource = new Resource(ResourceKind.USAGE, "shop", unit, new Sku(meter));
        var counter = new CounterMetered(resource, LocalDate.parse(day), 0, count, 0, 0);
        return madeBySomeFact(new StatementInput.OfCounter(Books.ACCOUNT, counter));
    }

    /** Some fact says nothing to statements but for the cell it made. */
    private Stated madeBySomeFact(StatementInput cell) {
        entries.addAll(statements.accept(cell));
        return and(new ClusterFact.ObservationGap("eu", Instant.EPOCH, Instant.EPOCH, "test"));
    }

    /** A web dyno of an app. */
    static Resource dyno(String app, String size) {
        return Resource.dyno(new AppId(app), new ProcessType("web"), new DynoSize(size));
    }

    Stated closed(String month) {
        return and(new ClockFact.PeriodClosed(YearMonth.parse(month)));
    }

    Stated dayClosed(String day) {
        return and(new ClockFact.DayClosed(LocalDate.parse(day)));
    }

    /** What is foreseen of a month: so far, and at its end. */
    Optional<String> forecast(String month, String asOf) {
        return statements
                .forecast(Books.ACCOUNT, YearMonth.parse(month), LocalDate.parse(asOf))
                .map(forecast -> forecast.spent().toPlainString() + " → "
                        + forecast.monthEnd().toPlainString() + " " + forecast.currency());
    }

    /** What was said since the last time, one statement a paragraph. */
    Stated says(String text) {
        assertThat(entries.stream()
                        .map(AccountEntry::entry)
                        .filter(entry -> !(entry instanceof CellsStated))
                        .map(Stated::shown)
                        .collect(Collectors.joining("\n")))
                .isEqualTo(text.strip());
        heard();
        return this;
    }

    private void heard() {
        SaidOfCells.areThoseOf(entries);
        said.addAll(entries);
        entries.clear();
    }

    Stated saysNothing() {
        return says("");
    }

    private static String shown(LedgerEntry entry) {
        return switch (entry) {
            case StatementIssued issued ->
                issued.period() + " " + issued.mode() + " " + issued.total().toPlainString() + " " + issued.currency()
                        + issued.lines().stream().map(Stated::shown).collect(Collectors.joining());
            case StatementWithheld withheld ->
                withheld.period() + " " + withheld.mode() + " withheld: " + withheld.reason() + ", "
                        + withheld.detail();
            case BudgetReached reached ->
                reached.period() + " budget " + reached.threshold() + " % of "
                        + reached.budget().toPlainString() + " reached: "
                        + reached.spent().toPlainString() + " by " + reached.asOf();
            default -> throw new AssertionError("statements do not meter: " + entry);
        };
    }

    /** Everything that was said so far. */
    List<LedgerEntry> said() {
        heard();
        return said.stream().map(AccountEntry::entry).toList();
    }

    private static String shown(StatementLine line) {
        return "\n  "
                + line.corrects()
                        .map(correction ->
                                correction.day().map(LocalDate::toString).orElse("terms of " + correction.period())
                                        + ": ")
                        .orElse("")
                + switch (line.kind()) {
                    case USAGE -> used(line);
                    case MINIMUM, CREDIT, TAX ->
                        line.kind() + " " + line.resource().name() + " = "
                                + line.amount().toPlainString();
                };
    }

    private static String used(StatementLine line) {
        return line.appName() + " " + line.resource().name() + " "
                + line.resource().sku() + " " + quantity(line) + " "
                + line.book().orElseThrow() + " "
                + line.unitPrice().map(BigDecimal::toPlainString).orElse("-") + "/" + line.unit() + " = "
                + line.amount().toPlainString()
                + line.tax()
                        .map(tax -> " " + tax.jurisdiction() + " " + tax.category())
                        .orElse("");
    }

    private static String quantity(StatementLine line) {
        return line.resource().kind() == ResourceKind.USAGE
                ? line.quantity().toPlainString()
                : line.billedMs() / DAY_MS + " days";
    }
}
