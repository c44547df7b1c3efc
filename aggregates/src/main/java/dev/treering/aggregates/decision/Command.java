package dev.treering.aggregates.decision;

import dev.treering.events.facts.AccountFact;
import dev.treering.events.facts.AccountFact.PilotConverted.PilotUsage;
import dev.treering.events.facts.BackBillTerms;
import dev.treering.events.facts.BackBillTerms.PriceRule;
import dev.treering.events.facts.BillingFact.CellsDisputed;
import dev.treering.events.facts.BillingFact.DisputeResolved;
import dev.treering.events.facts.BillingFact.Exclusion;
import dev.treering.events.facts.PriceFact.BookPublished;
import dev.treering.events.facts.PriceFact.FxRateFixed;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.CaseId;
import dev.treering.events.vocabulary.DynoSize;
import dev.treering.events.vocabulary.Hash;
import dev.treering.events.vocabulary.InvoiceNumber;
import dev.treering.events.vocabulary.PriceBookVersion;
import dev.treering.events.vocabulary.ProcessType;
import dev.treering.events.vocabulary.Sku;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** What people and programs may wish for. Every wish is decided by one aggregate. */
public sealed interface Command {

    /** Wishes about an account. Days are UTC. */
    sealed interface ForAccount extends Command {
        AccountId account();

        record Open(AccountId account, String name, Currency currency, String cohort) implements ForAccount {}

        /** {@code terms} are those on which the pilot's usage may be back-billed; what is not said of them is the default. */
        record EnrolInPilot(AccountId account, LocalDate from, WishedTerms terms) implements ForAccount {

            /** On the default terms. */
            public EnrolInPilot(AccountId account, LocalDate from) {
                this(account, from, WishedTerms.NONE);
            }
        }

        /** The pilot is to end and the account to be live from a day. {@code usage} is what becomes of what is pending. */
        record ConvertPilot(AccountId account, LocalDate from, PilotUsage usage) implements ForAccount {}

        /** The pilot is to end, and nothing of it ever to be charged. */
        record WithdrawPilot(AccountId account, String reason) implements ForAccount {}

        record ScheduleLive(AccountId account, LocalDate from) implements ForAccount {}

        record AssignPriceBook(AccountId account, PriceBookVersion book, LocalDate from) implements ForAccount {}

        /** A price for this account alone. */
        record OverridePrice(AccountFact.PriceOverridden wished) implements ForAccount {
            @Override
            public AccountId account() {
                return wished.account();
            }
        }

        record AgreeDiscount(AccountFact.DiscountAgreed wished) implements ForAccount {
            @Override
            public AccountId account() {
                return wished.account();
            }
        }

        record GrantCredit(AccountFact.CreditGranted wished) implements ForAccount {
            @Override
            public AccountId account() {
                return wished.account();
            }
        }

        /** What the account means to spend a month at most; without an amount, nothing any more. */
        record SetBudget(AccountFact.BudgetSet wished) implements ForAccount {
            @Override
            public AccountId account() {
                return wished.account();
            }
        }

        record AssignTax(AccountFact.TaxAssigned wished) implements ForAccount {
            @Override
            public AccountId account() {
                return wished.account();
            }
        }
    }

    /**
     * Terms of back-billing, as far as somebody says them.
     *
     * @param discountPercent 0 to 100
     * @param cap in the account's currency
     */
    record WishedTerms(
            Optional<Period> lookback,
            Optional<BigDecimal> discountPercent,
            Optional<BigDecimal> cap,
            Optional<PriceRule> priceRule,
            Optional<Integer> noticeDays) {

        public static final WishedTerms NONE = new WishedTerms(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        /** With what is not said taken from others. Throws {@link IllegalArgumentException} when they cannot be terms. */
        public BackBillTerms over(BackBillTerms others) {
            return new BackBillTerms(
                    lookback.orElse(others.lookback()),
                    discountPercent.orElse(others.discountPercent()),
                    cap.or(others::cap),
                    priceRule.orElse(others.priceRule()),
                    noticeDays.orElse(others.noticeDays()));
        }
    }

    /** Wishes about back-bills and disputes of an account. {@code by} is who wishes it. Days are UTC. */
    sealed interface ForBilling extends Command {
        AccountId account();

        /**
         * To back-bill pending usage.
         *
         * @param until first day that is not in it any more
         * @param terms what is not said is as agreed for the pilot, or the default without one
         */
        record ProposeBackBill(
                AccountId account,
                CaseId billingCase,
                LocalDate from,
                LocalDate until,
                WishedTerms terms,
                List<Exclusion> exclusions,
                String by)
                implements ForBilling {
            public ProposeBackBill {
                exclusions = List.copyOf(exclusions);
            }
        }

        /** The customer was told of a computation, today. {@code evidence} is such as a message id. */
        record SendNotice(AccountId account, CaseId billingCase, Hash hash, String evidence, String by)
                implements ForBilling {}

        record ApproveBackBill(AccountId account, CaseId billingCase, Hash hash, String by) implements ForBilling {}

        record RejectBackBill(AccountId account, CaseId billingCase, String reason, String by) implements ForBilling {}

        record WaiveBackBill(AccountId account, CaseId billingCase, String reason, String by) implements ForBilling {}

        /** The computation is to be posted now. */
        record ReleaseBackBill(AccountId account, CaseId billingCase, Hash hash, String by) implements ForBilling {}

        record DisputeCells(CellsDisputed wished) implements ForBilling {
            @Override
            public AccountId account() {
                return wished.account();
            }
        }

        record ResolveDispute(DisputeResolved wished) implements ForBilling {
            @Override
            public AccountId account() {
                return wished.account();
            }
        }
    }

    /** Wishes about an app. */
    sealed interface ForApp extends Command {
        AppId app();

        record Create(AccountId account, AppId app, String name) implements ForApp {}

        /** A new release; its number is decided. {@code arch} is amd64, arm64, or empty for either. */
        record Release(AppId app, String image, String arch) implements ForApp {}

        /**
         * One process type. What is absent stays as it is.
         *
         * @param firstSize the size to begin with where the process type has none yet and {@code size} is absent
         */
        record Scale(
                AppId app,
                ProcessType process,
                Optional<Quantity> quantity,
                Optional<DynoSize> size,
                Optional<DynoSize> firstSize,
                String cause)
                implements ForApp {

            /** Without a size to begin with: where none is known yet, one must be given. */
            public Scale(
                    AppId app,
                    ProcessType process,
                    Optional<Quantity> quantity,
                    Optional<DynoSize> size,
                    String cause) {
                this(app, process, quantity, size, Optional.empty(), cause);
            }
        }

        record Delete(AppId app) implements ForApp {}

        /** The app is to belong to another account from now on, with all that it runs. */
        record Transfer(AppId app, AccountId to) implements ForApp {}

        record SetMaintenance(AppId app, boolean on) implements ForApp {}

        /** {@code addOn} names it within the app, for ever. */
        record AttachAddOn(AppId app, String addOn, Sku plan) implements ForApp {}

        record ChangeAddOnPlan(AppId app, String addOn, Sku plan) implements ForApp {}

        record DetachAddOn(AppId app, String addOn) implements ForApp {}
    }

    /** How many dynos: so many, or so many more or fewer than now. */
    sealed interface Quantity {
        record Absolute(int dynos) implements Quantity {}

        record Relative(int dynos) implements Quantity {}
    }

    /** Wishes about a price book. */
    sealed interface ForPriceBook extends Command {

        record Publish(BookPublished book) implements ForPriceBook {}
    }

    /** Wishes about rates of exchange. */
    sealed interface ForRates extends Command {

        record FixFxRate(FxRateFixed wished) implements ForRates {}
    }

    /** Wishes about an invoice that was issued. */
    sealed interface ForInvoice extends Command {
        InvoiceNumber invoice();

        /** It is to hold no more. {@code by} is who says so. */
        record Void(InvoiceNumber invoice, String reason, String by) implements ForInvoice {}

        /** It was paid in full on that UTC day; {@code reference} is the payment's name. */
        record MarkPaid(InvoiceNumber invoice, LocalDate on, String reference) implements ForInvoice {}

        /** So much of it, in its currency, is given back or not asked for any more. */
        record Credit(InvoiceNumber invoice, BigDecimal amount, String reason, String by) implements ForInvoice {}
    }

    /** Wishes about the billing calendar. */
    sealed interface ForCalendar extends Command {

        record CloseDay(LocalDate day) implements ForCalendar {}

        /** What the readings say is no part of the wish: asked again under the same key, it is the same command. */
        record ClosePeriod(YearMonth period, CloseReadings readings) implements ForCalendar {}
    }
}
