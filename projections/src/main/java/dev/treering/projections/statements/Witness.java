package dev.treering.projections.statements;

import dev.treering.events.vocabulary.AccountId;

/** Is shown what each statement is drawn up from, before its entries are given away. Has no say in it. */
@FunctionalInterface
public interface Witness {

    /** Looks at nothing. */
    Witness NONE = (_, _) -> {};

    /** The next statement is issued, whether or not it has a line. */
    void issued(AccountId account, Drawing drawing);
}
