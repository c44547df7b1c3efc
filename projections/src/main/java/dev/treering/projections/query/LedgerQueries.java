package dev.treering.projections.query;

import dev.treering.events.ledger.LedgerEntry.CellMetered;
import dev.treering.events.ledger.LedgerEntry.CounterMetered;
import dev.treering.events.ledger.LedgerEntry.StatementIssued;
import dev.treering.events.ledger.LedgerEntry.StatementWithheld;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.BillingMode;
import dev.treering.events.vocabulary.Hash;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** What the ledgers say. Months are UTC. */
public interface LedgerQueries {

    /** The newest revision of every cell of an account in a month, of all kinds, sorted by resource and day. */
    List<CellMetered> usage(AccountId account, YearMonth month);

    /** The newest revision of what every counter of an account came to in a month, sorted by resource and day. */
    List<CounterMetered> counters(AccountId account, YearMonth month);

    /** The statements of an account for a period: none, one, or in a month that goes live part-way, SHADOW then LIVE. */
    List<StatementView> statements(AccountId account, YearMonth period);

    /** All statements, of one period or of all, sorted by period, account and mode. */
    List<StatementSummary> statements(Optional<YearMonth> period);

    /** Periods of an account that could not be stated. */
    List<StatementWithheld> withheld(AccountId account);

    /** What of a period could not be stated, for all accounts, sorted by account and mode. */
    List<WithheldView> withheld(YearMonth period);

    /** The newest entry of every account's chain, sorted by account. */
    List<ChainHead> chainHeads();

    /** A statement with its place in the chain. */
    record StatementView(AccountId account, StatementIssued statement, long sequence, Hash hash) {}

    /** What could not be stated of an account. */
    record WithheldView(AccountId account, StatementWithheld withheld) {}

    /** A statement in one line. */
    record StatementSummary(
            AccountId account,
            YearMonth period,
            BillingMode mode,
            Currency currency,
            int lines,
            BigDecimal total,
            Hash hash) {}

    /** How long an account's chain is and where it ends. */
    record ChainHead(AccountId account, long sequence, Hash hash) {}
}
