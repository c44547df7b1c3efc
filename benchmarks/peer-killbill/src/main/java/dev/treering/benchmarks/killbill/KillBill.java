package dev.treering.benchmarks.killbill;

import dev.treering.benchmarks.BlockTariff;
import dev.treering.benchmarks.RatingEngine;
import dev.treering.benchmarks.Subscription;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.joda.time.DateTime;
import org.joda.time.DateTimeZone;
import org.joda.time.LocalDate;
import org.killbill.billing.callcontext.InternalTenantContext;
import org.killbill.billing.catalog.api.CatalogApiException;
import org.killbill.billing.catalog.api.Currency;
import org.killbill.billing.catalog.api.Plan;
import org.killbill.billing.catalog.api.PlanPhase;
import org.killbill.billing.catalog.api.Product;
import org.killbill.billing.catalog.api.Usage;
import org.killbill.billing.invoice.api.InvoiceApiException;
import org.killbill.billing.invoice.api.InvoiceItem;
import org.killbill.billing.invoice.usage.ContiguousIntervalConsumableUsageInArrear;
import org.killbill.billing.junction.BillingEvent;
import org.killbill.billing.subscription.api.SubscriptionBaseTransitionType;
import org.killbill.billing.usage.api.RawUsageRecord;
import org.killbill.billing.usage.api.svcs.DefaultRawUsage;
import org.killbill.billing.util.config.definition.InvoiceConfig;
import org.killbill.billing.util.config.definition.InvoiceConfig.AccountTzOffset;
import org.killbill.billing.util.config.definition.InvoiceConfig.UsageDetailMode;

/**
 * Kill Bill's rating of consumable usage: from raw usage points in memory to the month's invoice item. Nothing was billed
 * before; no database, no bus. The subscription's billing events and the configuration are stubs.
 */
public final class KillBill implements RatingEngine {

    private static final InternalTenantContext CONTEXT =
            new InternalTenantContext(1L, 1L, DateTimeZone.UTC, DateTimeZone.UTC, new DateTime(0, DateTimeZone.UTC));
    private static final InvoiceConfig CONFIG = Stub.of(
            InvoiceConfig.class,
            Map.of(
                    "getAccountTzOffsetMode",
                    AccountTzOffset.FIXED,
                    "isUsageZeroAmountDisabled",
                    false,
                    "isUsageMissingLenient",
                    false,
                    "shouldParkAccountsWithUnknownUsage",
                    false));

    @Override
    public Bill prepare(BlockTariff tariff, List<Subscription> subscriptions) {
        Usage usage = Catalogue.usage(tariff);
        List<Month> months = subscriptions.stream()
                .map(subscription -> Month.of(usage, subscription))
                .toList();
        return subscription -> months.get(subscription).amount();
    }

    /**
     * A subscription and what it used in its first month.
     *
     * @param end first day of the next month
     */
    private record Month(
            Usage usage, BillingEvent created, LocalDate end, DateTime start, List<RawUsageRecord> points) {

        static Month of(Usage usage, Subscription subscription) {
            UUID id = named(subscription.name());
            var points = subscription.points().stream()
                    .<RawUsageRecord>map(point -> {
                        var at = new DateTime(point.at().toEpochMilli(), DateTimeZone.UTC);
                        // reported apart from each other: each has an id of its own, as its API gives one to each
                        // report
                        String tracking = named(id + " " + at).toString();
                        return new DefaultRawUsage(id, at, Catalogue.UNIT, point.quantity(), tracking);
                    })
                    .toList();
            LocalDate first = points.getFirst().getDate().toLocalDate().withDayOfMonth(1);
            DateTime start = first.toDateTimeAtStartOfDay(DateTimeZone.UTC);
            return new Month(usage, created(id, usage, start), first.plusMonths(1), start, points);
        }

        private static UUID named(String name) {
            return UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }

        private static BillingEvent created(UUID subscription, Usage usage, DateTime start) {
            var product = Stub.of(Product.class, Map.of("getName", "product"));
            var plan = Stub.of(Plan.class, Map.of("getName", "plan", "getProduct", product));
            return Stub.of(
                    BillingEvent.class,
                    Map.of(
                            "getSubscriptionId",
                            subscription,
                            "getBundleId",
                            subscription,
                            "getBillCycleDayLocal",
                            1,
                            "getEffectiveDate",
                            start,
                            "getCatalogEffectiveDate",
                            start,
                            "getPlan",
                            plan,
                            "getPlanPhase",
                            Stub.of(PlanPhase.class, Map.of("getName", "phase")),
                            "getCurrency",
                            Currency.USD,
                            "getTransitionType",
                            SubscriptionBaseTransitionType.CREATE,
                            "getUsages",
                            List.of(usage)));
        }

        BigDecimal amount() {
            var month = new ContiguousIntervalConsumableUsageInArrear(
                    usage,
                    created.getBundleId(),
                    created.getSubscriptionId(),
                    end,
                    start,
                    UsageDetailMode.AGGREGATE,
                    CONFIG,
                    CONTEXT);
            month.addBillingEvent(created);
            month.addAllSeenUnitTypesForBillingEvent(created, Set.of(Catalogue.UNIT));
            month.build(false);
            try {
                var items = month.computeMissingItemsAndNextNotificationDate(points, Set.of(), List.of(), false);
                return items.getInvoiceItems().stream()
                        .map(InvoiceItem::getAmount)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
            } catch (CatalogApiException | InvoiceApiException e) {
                throw new IllegalStateException("not rated by Kill Bill", e);
            }
        }
    }
}
