package dev.treering.projections.statements;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.facts.ClockFact;
import dev.treering.events.facts.Fact;
import dev.treering.events.facts.FactId;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.ledger.LedgerEntry;
import dev.treering.events.ledger.LedgerEntry.CellMetered;
import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.ledger.LedgerEntry.StatementIssued;
import dev.treering.events.ledger.LedgerEntry.StatementLine;
import dev.treering.events.ledger.LedgerEntry.StatementWithheld;
import dev.treering.events.ledger.LedgerEntry.Usage;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.DynoSize;
import dev.treering.events.vocabulary.ProcessType;
import dev.treering.projections.step.AccountEntry;
import dev.treering.projections.step.EncodedShelves;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Statements under test: what they were told, and what they said since last asked. */
final class Stated {

    private static final long DAY_MS = 86_400_000;

    private final Statements statements = new Statements(new EncodedShelves());
    private final List<AccountEntry> entries = new ArrayList<>();
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
        for (int day = from; day <= through; day++) {
            cell(size, YearMonth.parse(month).atDay(day), new Usage(DAY_MS, DAY_MS, DAY_MS));
        }
        return this;
    }

    Stated cell(String size, LocalDate day, Usage usage) {
        var resource = Resource.dyno(new AppId("shop"), new ProcessType("web"), new DynoSize(size));
        var cell = new CellMetered(resource, day, 0, usage, 0, 0, 0);
        entries.addAll(statements.accept(new StatementInput.OfCell(Books.ACCOUNT, cell)));
        return this;
    }

    Stated closed(String month) {
        return and(new ClockFact.PeriodClosed(YearMonth.parse(month)));
    }

    /** What was said since the last time, one statement a paragraph. */
    Stated says(String text) {
        assertThat(entries.stream().map(entry -> shown(entry.entry())).collect(Collectors.joining("\n")))
                .isEqualTo(text.strip());
        entries.clear();
        return this;
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
            default -> throw new AssertionError("statements do not meter: " + entry);
        };
    }

    private static String shown(StatementLine line) {
        return "\n  " + line.appName() + " " + line.resource().name() + " "
                + line.resource().sku() + " " + line.usage().billableMs() / DAY_MS + " days "
                + line.book().orElseThrow() + " "
                + line.unitPrice().orElseThrow().toPlainString() + "/" + line.unit() + " = "
                + line.amount().toPlainString();
    }
}
