package dev.treering.projections.proof;

import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.BillingMode;
import java.time.YearMonth;
import java.util.Optional;

/**
 * A line of a statement, of which a proof is asked for.
 *
 * @param period of the statement, a UTC month
 * @param mode empty for LIVE where there is such a statement, else SHADOW
 * @param line its number in the statement, from 1
 */
public record LineWanted(AccountId account, YearMonth period, Optional<BillingMode> mode, int line) {}
