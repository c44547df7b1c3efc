package dev.treering.events.facts;

import dev.treering.events.prices.PriceItem;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.PriceBookVersion;
import dev.treering.events.vocabulary.Sku;
import dev.treering.events.vocabulary.TaxMode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Currency;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** The story of an account. Days are UTC. */
public sealed interface AccountFact extends Fact.Owned {

    /** An account was opened; everything is billed in one currency. {@code cohort} is its migration wave. */
    record Opened(AccountId account, String name, Currency currency, String cohort) implements AccountFact {}

    /**
     * Usage is shadow-billed from this day on, until the account goes live.
     *
     * @param terms on which usage of the pilot may be back-billed later
     */
    record PilotEnrolled(AccountId account, LocalDate from, BackBillTerms terms) implements AccountFact {

        /** A pilot on the terms that hold where none are said. */
        public PilotEnrolled(AccountId account, LocalDate from) {
            this(account, from, BackBillTerms.DEFAULT);
        }
    }

    /** The pilot has ended and the customer stays: what becomes of the usage that was tracked and not charged. */
    record PilotConverted(AccountId account, PilotUsage usage) implements AccountFact {
        /** What becomes of it. */
        public enum PilotUsage {
            /** It stays pending: a case may back-bill it until it expires. */
            BACK_BILL,
            /** It is waived, all of it. */
            WAIVE
        }
    }

    /**
     * The pilot has ended and the customer leaves it: nothing that is pending is ever charged.
     *
     * @param reason for people
     */
    record PilotWithdrawn(AccountId account, String reason) implements AccountFact {
        public PilotWithdrawn {
            Spans.printable("reason", reason);
        }
    }

    /**
     * What the account means to spend a month at most. Nothing stops when it is reached; it is told. The later in the log holds.
     *
     * @param amount in the account's currency, above 0; empty for no budget any more
     * @param thresholds percentages of the amount that are told when they are reached, 1 to 1000 each
     */
    record BudgetSet(AccountId account, Optional<BigDecimal> amount, SortedSet<Integer> thresholds)
            implements AccountFact {

        private static final int HIGHEST = 1000;

        public BudgetSet {
            thresholds = Collections.unmodifiableSortedSet(new TreeSet<>(thresholds));
            if (amount.isPresent() && amount.get().signum() <= 0) {
                throw new IllegalArgumentException(
                        "amount is " + amount.get().toPlainString() + "; allowed is more than 0");
            }
            if (!thresholds.isEmpty() && (thresholds.first() < 1 || thresholds.last() > HIGHEST)) {
                throw new IllegalArgumentException(
                        "thresholds are " + thresholds + "; allowed are percentages from 1 to " + HIGHEST);
            }
        }
    }

    /** Usage is charged from this day on. */
    record LiveScheduled(AccountId account, LocalDate from) implements AccountFact {}

    /** Usage is rated by this price-book version from this day on. */
    record PriceBookAssigned(AccountId account, PriceBookVersion book, LocalDate from) implements AccountFact {}

    /**
     * A price agreed with this account alone, in place of the book's for the same SKU. Said again for the same SKU, the one that
     * begins later holds; of two that begin on one day, the later in the log.
     *
     * @param from first day it holds
     * @param until first day it no longer holds; empty for ever
     */
    record PriceOverridden(AccountId account, PriceItem item, LocalDate from, Optional<LocalDate> until)
            implements AccountFact {
        public PriceOverridden {
            Spans.checked(from, until);
        }
    }

    /**
     * A discount agreed with this account. Where several hold for one line, they are taken off one after the other, in the order
     * of their ids.
     *
     * @param discount names it; the same name again replaces it
     * @param percent off, 0 to 100
     * @param skus what it holds for; empty for everything
     * @param from first day it holds
     * @param until first day it no longer holds; empty for ever
     */
    record DiscountAgreed(
            AccountId account,
            String discount,
            BigDecimal percent,
            Set<Sku> skus,
            LocalDate from,
            Optional<LocalDate> until)
            implements AccountFact {
        public DiscountAgreed {
            Spans.named("discount", discount);
            Spans.percent(percent);
            skus = Collections.unmodifiableSortedSet(new TreeSet<>(skus));
            Spans.checked(from, until);
        }
    }

    /**
     * Money that live statements use up before anything is due. Burnt down in this order: what expires first, then what was granted
     * first; whatever never expires comes last.
     *
     * @param credit names it; granted once
     * @param amount in the account's currency, above 0
     * @param from first day of usage it may pay for
     * @param until first day of usage it may no longer pay for; empty for ever
     */
    record CreditGranted(
            AccountId account,
            String credit,
            BigDecimal amount,
            LocalDate from,
            Optional<LocalDate> until,
            String reason)
            implements AccountFact {
        public CreditGranted {
            Spans.named("credit", credit);
            if (amount.signum() <= 0) {
                throw new IllegalArgumentException("amount is " + amount.toPlainString() + "; allowed is more than 0");
            }
            Spans.checked(from, until);
        }
    }

    /**
     * How this account's usage is taxed from a day on. Of two for the same category and day, the later in the log holds.
     *
     * @param category of the price items it holds for; empty for all that have no other
     * @param mode whether prices are without tax or with it
     * @param percent of the net amount, 0 to 100
     * @param jurisdiction whose tax it is, such as NL
     */
    record TaxAssigned(
            AccountId account, String category, TaxMode mode, BigDecimal percent, String jurisdiction, LocalDate from)
            implements AccountFact {
        public TaxAssigned {
            Spans.percent(percent);
        }
    }
}
