package dev.treering.events.wire;

import dev.treering.events.facts.AccountFact;
import dev.treering.events.facts.AppFact;
import dev.treering.events.facts.BillingFact;
import dev.treering.events.facts.BuildFact;
import dev.treering.events.facts.ClockFact;
import dev.treering.events.facts.ClusterFact;
import dev.treering.events.facts.DynoFact;
import dev.treering.events.facts.Fact;
import dev.treering.events.facts.InvoiceFact;
import dev.treering.events.facts.PriceFact;
import dev.treering.events.facts.ReconcileFact;
import dev.treering.events.facts.SpaceFact;
import dev.treering.events.facts.UsageFact;
import dev.treering.wire.account.AccountOpened;
import dev.treering.wire.account.BudgetSet;
import dev.treering.wire.account.CreditGranted;
import dev.treering.wire.account.DiscountAgreed;
import dev.treering.wire.account.LiveScheduled;
import dev.treering.wire.account.PilotConverted;
import dev.treering.wire.account.PilotEnrolled;
import dev.treering.wire.account.PilotWithdrawn;
import dev.treering.wire.account.PriceBookAssigned;
import dev.treering.wire.account.PriceOverridden;
import dev.treering.wire.account.TaxAssigned;
import dev.treering.wire.app.AddOnAttached;
import dev.treering.wire.app.AddOnDetached;
import dev.treering.wire.app.AddOnPlanChanged;
import dev.treering.wire.app.AppCreated;
import dev.treering.wire.app.AppDeleted;
import dev.treering.wire.app.AppReleased;
import dev.treering.wire.app.FormationScaled;
import dev.treering.wire.app.MaintenanceSet;
import dev.treering.wire.app.ReconcileFailed;
import dev.treering.wire.app.ReconcilePaused;
import dev.treering.wire.app.ReconcileRecovered;
import dev.treering.wire.app.ReconcileResumed;
import dev.treering.wire.app.TransferredIn;
import dev.treering.wire.app.TransferredOut;
import dev.treering.wire.billing.BackBillApproved;
import dev.treering.wire.billing.BackBillNoticeSent;
import dev.treering.wire.billing.BackBillProposed;
import dev.treering.wire.billing.BackBillRejected;
import dev.treering.wire.billing.BackBillReleased;
import dev.treering.wire.billing.BackBillWaived;
import dev.treering.wire.billing.CellsDisputed;
import dev.treering.wire.billing.CreditNoteIssued;
import dev.treering.wire.billing.DisputeResolved;
import dev.treering.wire.billing.InvoiceDelivered;
import dev.treering.wire.billing.InvoiceDrafted;
import dev.treering.wire.billing.InvoiceIssued;
import dev.treering.wire.billing.InvoicePaid;
import dev.treering.wire.billing.InvoiceParked;
import dev.treering.wire.billing.InvoiceVoided;
import dev.treering.wire.build.BuildFailed;
import dev.treering.wire.build.BuildSucceeded;
import dev.treering.wire.clock.DayClosed;
import dev.treering.wire.clock.PeriodClosed;
import dev.treering.wire.dyno.DynoLost;
import dev.treering.wire.dyno.DynoStarted;
import dev.treering.wire.dyno.DynoStopped;
import dev.treering.wire.dyno.ObservationGap;
import dev.treering.wire.price.BookPublished;
import dev.treering.wire.price.FxRateFixed;
import dev.treering.wire.space.NetworkAttached;
import dev.treering.wire.space.NetworkDetached;
import dev.treering.wire.space.SpaceDeleted;
import dev.treering.wire.space.SpaceProvisioned;
import dev.treering.wire.space.SpaceRequested;
import dev.treering.wire.usage.UsageReported;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecordBase;

/** Every type of fact with its name. A name is never given to anything else; a Java class may be renamed freely. */
public final class FactCatalogue {

    private static final List<FactType<?, ?>> TYPES = List.of(
            type(
                    "account.opened",
                    AccountFact.Opened.class,
                    AccountOpened.getClassSchema(),
                    AccountWire::toWire,
                    AccountWire::opened),
            type(
                    "account.pilot-enrolled",
                    AccountFact.PilotEnrolled.class,
                    PilotEnrolled.getClassSchema(),
                    AccountWire::toWire,
                    AccountWire::pilotEnrolled),
            type(
                    "account.pilot-converted",
                    AccountFact.PilotConverted.class,
                    PilotConverted.getClassSchema(),
                    AccountWire::toWire,
                    AccountWire::pilotConverted),
            type(
                    "account.pilot-withdrawn",
                    AccountFact.PilotWithdrawn.class,
                    PilotWithdrawn.getClassSchema(),
                    AccountWire::toWire,
                    AccountWire::pilotWithdrawn),
            type(
                    "account.budget-set",
                    AccountFact.BudgetSet.class,
                    BudgetSet.getClassSchema(),
                    AccountWire::toWire,
                    AccountWire::budgetSet),
            type(
                    "account.live-scheduled",
                    AccountFact.LiveScheduled.class,
                    LiveScheduled.getClassSchema(),
                    AccountWire::toWire,
                    AccountWire::liveScheduled),
            type(
                    "account.price-book-assigned",
                    AccountFact.PriceBookAssigned.class,
                    PriceBookAssigned.getClassSchema(),
                    AccountWire::toWire,
                    AccountWire::priceBookAssigned),
            type(
                    "account.price-overridden",
                    AccountFact.PriceOverridden.class,
                    PriceOverridden.getClassSchema(),
                    AccountWire::toWire,
                    AccountWire::priceOverridden),
            type(
                    "account.discount-agreed",
                    AccountFact.DiscountAgreed.class,
                    DiscountAgreed.getClassSchema(),
                    AccountWire::toWire,
                    AccountWire::discountAgreed),
            type(
                    "account.credit-granted",
                    AccountFact.CreditGranted.class,
                    CreditGranted.getClassSchema(),
                    AccountWire::toWire,
                    AccountWire::creditGranted),
            type(
                    "account.tax-assigned",
                    AccountFact.TaxAssigned.class,
                    TaxAssigned.getClassSchema(),
                    AccountWire::toWire,
                    AccountWire::taxAssigned),
            type(
                    "space.requested",
                    SpaceFact.Requested.class,
                    SpaceRequested.getClassSchema(),
                    SpaceWire::toWire,
                    SpaceWire::requested),
            type(
                    "space.provisioned",
                    SpaceFact.Provisioned.class,
                    SpaceProvisioned.getClassSchema(),
                    SpaceWire::toWire,
                    SpaceWire::provisioned),
            type(
                    "space.network-attached",
                    SpaceFact.NetworkAttached.class,
                    NetworkAttached.getClassSchema(),
                    SpaceWire::toWire,
                    SpaceWire::networkAttached),
            type(
                    "space.network-detached",
                    SpaceFact.NetworkDetached.class,
                    NetworkDetached.getClassSchema(),
                    SpaceWire::toWire,
                    SpaceWire::networkDetached),
            type(
                    "space.deleted",
                    SpaceFact.Deleted.class,
                    SpaceDeleted.getClassSchema(),
                    SpaceWire::toWire,
                    SpaceWire::deleted),
            type("app.created", AppFact.Created.class, AppCreated.getClassSchema(), AppWire::toWire, AppWire::created),
            type(
                    "app.released",
                    AppFact.Released.class,
                    AppReleased.getClassSchema(),
                    AppWire::toWire,
                    AppWire::released),
            type(
                    "app.formation-scaled",
                    AppFact.FormationScaled.class,
                    FormationScaled.getClassSchema(),
                    AppWire::toWire,
                    AppWire::formationScaled),
            type(
                    "app.transferred-out",
                    AppFact.TransferredOut.class,
                    TransferredOut.getClassSchema(),
                    AppWire::toWire,
                    AppWire::transferredOut),
            type(
                    "app.transferred-in",
                    AppFact.TransferredIn.class,
                    TransferredIn.getClassSchema(),
                    AppWire::toWire,
                    AppWire::transferredIn),
            type(
                    "app.maintenance-set",
                    AppFact.MaintenanceSet.class,
                    MaintenanceSet.getClassSchema(),
                    AppWire::toWire,
                    AppWire::maintenanceSet),
            type(
                    "app.add-on-attached",
                    AppFact.AddOnAttached.class,
                    AddOnAttached.getClassSchema(),
                    AppWire::toWire,
                    AppWire::addOnAttached),
            type(
                    "app.add-on-plan-changed",
                    AppFact.AddOnPlanChanged.class,
                    AddOnPlanChanged.getClassSchema(),
                    AppWire::toWire,
                    AppWire::addOnPlanChanged),
            type(
                    "app.add-on-detached",
                    AppFact.AddOnDetached.class,
                    AddOnDetached.getClassSchema(),
                    AppWire::toWire,
                    AppWire::addOnDetached),
            type("app.deleted", AppFact.Deleted.class, AppDeleted.getClassSchema(), AppWire::toWire, AppWire::deleted),
            type(
                    "app.reconcile-failed",
                    ReconcileFact.Failed.class,
                    ReconcileFailed.getClassSchema(),
                    ReconcileWire::toWire,
                    ReconcileWire::failed),
            type(
                    "app.reconcile-recovered",
                    ReconcileFact.Recovered.class,
                    ReconcileRecovered.getClassSchema(),
                    ReconcileWire::toWire,
                    ReconcileWire::recovered),
            type(
                    "app.reconcile-paused",
                    ReconcileFact.Paused.class,
                    ReconcilePaused.getClassSchema(),
                    ReconcileWire::toWire,
                    ReconcileWire::paused),
            type(
                    "app.reconcile-resumed",
                    ReconcileFact.Resumed.class,
                    ReconcileResumed.getClassSchema(),
                    ReconcileWire::toWire,
                    ReconcileWire::resumed),
            type(
                    "build.succeeded",
                    BuildFact.Succeeded.class,
                    BuildSucceeded.getClassSchema(),
                    UsageWire::toWire,
                    UsageWire::buildSucceeded),
            type(
                    "build.failed",
                    BuildFact.Failed.class,
                    BuildFailed.getClassSchema(),
                    UsageWire::toWire,
                    UsageWire::buildFailed),
            type(
                    "dyno.started",
                    DynoFact.Started.class,
                    DynoStarted.getClassSchema(),
                    DynoWire::toWire,
                    DynoWire::started),
            type(
                    "dyno.stopped",
                    DynoFact.Stopped.class,
                    DynoStopped.getClassSchema(),
                    DynoWire::toWire,
                    DynoWire::stopped),
            type("dyno.lost", DynoFact.Lost.class, DynoLost.getClassSchema(), DynoWire::toWire, DynoWire::lost),
            type(
                    "dyno.observation-gap",
                    ClusterFact.ObservationGap.class,
                    ObservationGap.getClassSchema(),
                    DynoWire::toWire,
                    DynoWire::observationGap),
            type(
                    "usage.reported",
                    UsageFact.Reported.class,
                    UsageReported.getClassSchema(),
                    UsageWire::toWire,
                    UsageWire::usageReported),
            type(
                    "price.book-published",
                    PriceFact.BookPublished.class,
                    BookPublished.getClassSchema(),
                    PriceWire::toWire,
                    PriceWire::bookPublished),
            type(
                    "price.fx-rate-fixed",
                    PriceFact.FxRateFixed.class,
                    FxRateFixed.getClassSchema(),
                    PriceWire::toWire,
                    PriceWire::fxRateFixed),
            type(
                    "billing.back-bill-proposed",
                    BillingFact.BackBillProposed.class,
                    BackBillProposed.getClassSchema(),
                    BillingWire::toWire,
                    BillingWire::backBillProposed),
            type(
                    "billing.back-bill-notice-sent",
                    BillingFact.BackBillNoticeSent.class,
                    BackBillNoticeSent.getClassSchema(),
                    BillingWire::toWire,
                    BillingWire::backBillNoticeSent),
            type(
                    "billing.back-bill-approved",
                    BillingFact.BackBillApproved.class,
                    BackBillApproved.getClassSchema(),
                    BillingWire::toWire,
                    BillingWire::backBillApproved),
            type(
                    "billing.back-bill-rejected",
                    BillingFact.BackBillRejected.class,
                    BackBillRejected.getClassSchema(),
                    BillingWire::toWire,
                    BillingWire::backBillRejected),
            type(
                    "billing.back-bill-waived",
                    BillingFact.BackBillWaived.class,
                    BackBillWaived.getClassSchema(),
                    BillingWire::toWire,
                    BillingWire::backBillWaived),
            type(
                    "billing.back-bill-released",
                    BillingFact.BackBillReleased.class,
                    BackBillReleased.getClassSchema(),
                    BillingWire::toWire,
                    BillingWire::backBillReleased),
            type(
                    "billing.cells-disputed",
                    BillingFact.CellsDisputed.class,
                    CellsDisputed.getClassSchema(),
                    BillingWire::toWire,
                    BillingWire::cellsDisputed),
            type(
                    "billing.dispute-resolved",
                    BillingFact.DisputeResolved.class,
                    DisputeResolved.getClassSchema(),
                    BillingWire::toWire,
                    BillingWire::disputeResolved),
            type(
                    "billing.invoice-drafted",
                    InvoiceFact.Drafted.class,
                    InvoiceDrafted.getClassSchema(),
                    InvoiceWire::toWire,
                    InvoiceWire::drafted),
            type(
                    "billing.invoice-issued",
                    InvoiceFact.Issued.class,
                    InvoiceIssued.getClassSchema(),
                    InvoiceWire::toWire,
                    InvoiceWire::issued),
            type(
                    "billing.invoice-parked",
                    InvoiceFact.Parked.class,
                    InvoiceParked.getClassSchema(),
                    InvoiceWire::toWire,
                    InvoiceWire::parked),
            type(
                    "billing.invoice-delivered",
                    InvoiceFact.Delivered.class,
                    InvoiceDelivered.getClassSchema(),
                    InvoiceWire::toWire,
                    InvoiceWire::delivered),
            type(
                    "billing.invoice-paid",
                    InvoiceFact.Paid.class,
                    InvoicePaid.getClassSchema(),
                    InvoiceWire::toWire,
                    InvoiceWire::paid),
            type(
                    "billing.invoice-voided",
                    InvoiceFact.Voided.class,
                    InvoiceVoided.getClassSchema(),
                    InvoiceWire::toWire,
                    InvoiceWire::voided),
            type(
                    "billing.credit-note-issued",
                    InvoiceFact.CreditNoteIssued.class,
                    CreditNoteIssued.getClassSchema(),
                    InvoiceWire::toWire,
                    InvoiceWire::creditNoteIssued),
            type(
                    "clock.day-closed",
                    ClockFact.DayClosed.class,
                    DayClosed.getClassSchema(),
                    ClockWire::toWire,
                    ClockWire::dayClosed),
            type(
                    "clock.period-closed",
                    ClockFact.PeriodClosed.class,
                    PeriodClosed.getClassSchema(),
                    ClockWire::toWire,
                    ClockWire::periodClosed));

    private static final Map<String, FactType<?, ?>> BY_NAME =
            TYPES.stream().collect(Collectors.toUnmodifiableMap(FactType::name, Function.identity()));
    private static final Map<Class<?>, FactType<?, ?>> BY_CLASS =
            TYPES.stream().collect(Collectors.toUnmodifiableMap(FactType::fact, Function.identity()));

    private FactCatalogue() {}

    /** All names, in the order of the design's table. */
    public static List<String> names() {
        return TYPES.stream().map(FactType::name).toList();
    }

    /** The CloudEvents type of a fact. */
    public static String nameOf(Fact fact) {
        return typeOf(fact).name();
    }

    /** The CloudEvents type of a class of facts. */
    public static String nameOf(Class<? extends Fact> fact) {
        var type = BY_CLASS.get(fact);
        if (type == null) {
            throw new IllegalArgumentException(fact + " is not in the catalogue of facts");
        }
        return type.name();
    }

    /** The record schema of a type, current version; empty for an unknown name. */
    public static Optional<Schema> schemaOf(String name) {
        return typeNamed(name).map(FactType::schema);
    }

    static Optional<FactType<?, ?>> typeNamed(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    static FactType<?, ?> typeOf(Fact fact) {
        var type = BY_CLASS.get(fact.getClass());
        if (type == null) {
            throw new IllegalStateException(fact.getClass() + " is missing from the catalogue of facts");
        }
        return type;
    }

    private static <F extends Fact, W extends SpecificRecordBase> FactType<F, W> type(
            String name, Class<F> fact, Schema schema, Function<F, W> toWire, Function<W, F> fromWire) {
        return new FactType<>(
                "treering." + name + ".v1",
                fact,
                new SingleObject<>(schema),
                new RecordShape(schema),
                toWire,
                fromWire);
    }
}
