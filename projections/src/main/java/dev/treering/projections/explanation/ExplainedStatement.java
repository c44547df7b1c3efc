package dev.treering.projections.explanation;

import dev.treering.events.facts.LoggedFact;
import dev.treering.events.ledger.LedgerEntry.Correction;
import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.ledger.LedgerEntry.ResourceKind;
import dev.treering.events.ledger.LedgerEntry.StatementIssued;
import dev.treering.events.ledger.LedgerEntry.StatementLine;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.Hash;
import dev.treering.events.vocabulary.PriceBookVersion;
import dev.treering.projections.explanation.Explanation.BilledCell;
import dev.treering.projections.explanation.Explanation.DayTimeline;
import dev.treering.projections.explanation.Explanation.Reason;
import dev.treering.projections.explanation.Explanation.Report;
import dev.treering.projections.explanation.ExplanationFold.SettledMonth;
import dev.treering.projections.metering.CellTimeline;
import dev.treering.projections.metering.Reported;
import dev.treering.projections.rating.Working;
import dev.treering.projections.statements.Drawing;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A statement as it was issued, with all that its lines come from. */
public final class ExplainedStatement {

    private final AccountId account;
    private final StatementIssued statement;
    private final Hash hash;
    private final long position;
    private final CellHistory cells;
    private final List<LoggedFact> facts;
    private final Map<PriceBookVersion, Hash> books;
    private final Map<SettledMonth, Long> settled;
    private final Reasons reasons;

    ExplainedStatement(
            AccountId account,
            StatementIssued statement,
            Hash hash,
            long position,
            Drawing drawing,
            CellHistory cells,
            List<LoggedFact> facts,
            Map<PriceBookVersion, Hash> books,
            Map<SettledMonth, Long> settled) {
        this.account = account;
        this.statement = statement;
        this.hash = hash;
        this.position = position;
        this.cells = cells;
        this.facts = facts;
        this.books = books;
        this.settled = settled;
        this.reasons = new Reasons(drawing, statement.currency());
    }

    public StatementIssued statement() {
        return statement;
    }

    /**
     * Why a line is what it is.
     *
     * @param number from 1, at most as many as there are lines
     * @param day in intervals; empty for the first on which anything changed
     */
    public Explanation line(int number, Optional<LocalDate> day) {
        StatementLine line = statement.lines().get(number - 1);
        Reason reason = reasons.of(number, line);
        List<BilledCell> billed = billed(line, reason);
        return new Explanation(
                account,
                statement.period(),
                statement.mode(),
                statement.currency(),
                number,
                line,
                position,
                hash,
                line.book().flatMap(book -> Optional.ofNullable(books.get(book))),
                reason,
                billed,
                timeline(line.resource(), billed, day));
    }

    /** Every day of a line, in intervals or with its reports. */
    public List<DayTimeline> days(Explanation explained) {
        return explained.cells().stream()
                .map(each -> timeline(explained.line().resource(), each.cell().day()))
                .toList();
    }

    private List<BilledCell> billed(StatementLine line, Reason reason) {
        return switch (reason) {
            case Reason.Rated(var working) -> ofPiece(working);
            case Reason.Corrected corrected -> ofCorrection(line, corrected);
            case Reason.Taxed _, Reason.Credited _ -> List.of();
        };
    }

    /** A minimum is of no day's usage. */
    private List<BilledCell> ofPiece(Working working) {
        if (working.usage().isEmpty()) {
            return List.of();
        }
        return working.piece().days().keySet().stream()
                .flatMap(day -> cells.at(working.piece().resource(), day, position).stream())
                .map(cell -> new BilledCell(cell, working.billedMs(cell.day()), Optional.empty()))
                .toList();
    }

    private List<BilledCell> ofCorrection(StatementLine line, Reason.Corrected corrected) {
        Correction correction = line.corrects().orElseThrow();
        long before = settled.getOrDefault(new SettledMonth(correction.period(), statement.mode()), -1L);
        return correction.day().stream()
                .flatMap(day -> cells.at(line.resource(), day, position).stream())
                .map(cell -> new BilledCell(
                        cell,
                        corrected.after().stream()
                                .filter(working -> working.piece().days().containsKey(cell.day()))
                                .mapToLong(working -> working.billedMs(cell.day()))
                                .sum(),
                        cells.at(line.resource(), cell.day(), before)))
                .toList();
    }

    private Optional<DayTimeline> timeline(Resource resource, List<BilledCell> billed, Optional<LocalDate> day) {
        if (billed.isEmpty()) {
            return Optional.empty();
        }
        if (day.isPresent()) {
            return Optional.of(timeline(resource, day.get()));
        }
        var first = billed.getFirst().cell().day();
        return billed.stream()
                .map(each -> timeline(resource, each.cell().day()))
                .filter(each -> each.intervals().size() > 1 || !each.reports().isEmpty())
                .findFirst()
                .or(() -> Optional.of(timeline(resource, first)));
    }

    private DayTimeline timeline(Resource resource, LocalDate day) {
        if (resource.kind() == ResourceKind.USAGE || resource.kind() == ResourceKind.BUILD) {
            return new DayTimeline(day, List.of(), reports(resource, day));
        }
        var timeline = new CellTimeline(resource);
        facts.forEach(timeline::accept);
        return new DayTimeline(day, timeline.of(day), List.of());
    }

    private List<Report> reports(Resource resource, LocalDate day) {
        return facts.stream()
                .filter(fact -> dayOf(fact.heldAt()).equals(day))
                .flatMap(
                        fact -> Reported.of(resource, fact.fact()).map(quantity -> new Report(fact, quantity)).stream())
                .toList();
    }

    private static LocalDate dayOf(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).toLocalDate();
    }
}
