package dev.treering.aggregates.rule;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treering.aggregates.decision.Command;
import dev.treering.aggregates.decision.Command.ForAccount;
import dev.treering.aggregates.decision.Command.ForApp;
import dev.treering.aggregates.decision.Command.ForBilling;
import dev.treering.aggregates.decision.Command.ForCalendar;
import dev.treering.aggregates.decision.Command.ForInvoice;
import dev.treering.aggregates.decision.Command.ForPriceBook;
import dev.treering.aggregates.decision.Command.ForRates;
import dev.treering.aggregates.decision.Command.Quantity;
import dev.treering.aggregates.decision.Command.WishedTerms;
import dev.treering.events.facts.BillingFact.Exclusion;
import dev.treering.events.prices.Price;
import dev.treering.events.prices.PriceItem;
import dev.treering.events.prices.Tier;
import dev.treering.events.vocabulary.Hash;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells commands apart by their content. Kept with facts, so it must not change with the Java code. */
public final class Fingerprint {

    private Fingerprint() {}

    /** Equal for equal commands, and for no others. */
    public static Hash of(Command command) {
        var content = switch (command) {
            case ForAccount account -> account(account);
            case ForApp app -> app(app);
            case ForPriceBook.Publish(var book) -> text("publish", book.book(), book.contentHash());
            case ForRates.FixFxRate(var rate) ->
                text("fix-fx-rate", rate.base(), rate.quote(), rate.rate(), rate.from(), rate.source());
            case ForInvoice invoice -> invoice(invoice);
            case ForBilling billing -> billing(billing);
            case ForCalendar.CloseDay(var day) -> text("close-day", day);
            case ForCalendar.ClosePeriod close -> text("close-period", close.period());
        };
        return Hash.of(content.getBytes(UTF_8));
    }

    private static String account(ForAccount command) {
        return switch (command) {
            case ForAccount.Open(var account, var name, var currency, var cohort) ->
                text("open", account, name, currency, cohort);
            case ForAccount.EnrolInPilot(var account, var from, var terms) ->
                terms.equals(WishedTerms.NONE) // as it was when there were no others
                        ? text("enrol-in-pilot", account, from)
                        : text("enrol-in-pilot", account, from, terms(terms));
            case ForAccount.ConvertPilot(var account, var from, var usage) ->
                text("convert-pilot", account, from, usage);
            case ForAccount.WithdrawPilot(var account, var reason) -> text("withdraw-pilot", account, reason);
            case ForAccount.ScheduleLive(var account, var from) -> text("schedule-live", account, from);
            case ForAccount.AssignPriceBook(var account, var book, var from) ->
                text("assign-price-book", account, book, from);
            case ForAccount.OverridePrice(var price) ->
                text("override-price", price.account(), item(price.item()), price.from(), price.until());
            case ForAccount.AgreeDiscount(var agreed) ->
                text(
                        "agree-discount",
                        agreed.account(),
                        agreed.discount(),
                        agreed.percent(),
                        text(agreed.skus().toArray()),
                        agreed.from(),
                        agreed.until());
            case ForAccount.SetBudget(var budget) ->
                text("set-budget", budget.account(), budget.amount(), budget.thresholds());
            case ForAccount.GrantCredit(var credit) ->
                text(
                        "grant-credit",
                        credit.account(),
                        credit.credit(),
                        credit.amount(),
                        credit.from(),
                        credit.until(),
                        credit.reason());
            case ForAccount.AssignTax(var tax) ->
                text(
                        "assign-tax",
                        tax.account(),
                        tax.category(),
                        tax.mode(),
                        tax.percent(),
                        tax.jurisdiction(),
                        tax.from());
        };
    }

    private static String billing(ForBilling command) {
        return switch (command) {
            case ForBilling.ProposeBackBill(
                    var account,
                    var id,
                    var from,
                    var until,
                    var terms,
                    var exclusions,
                    var by) ->
                text("propose-back-bill", account, id, from, until, terms(terms), exclusions(exclusions), by);
            case ForBilling.SendNotice(var account, var id, var hash, var evidence, var by) ->
                text("send-notice", account, id, hash, evidence, by);
            case ForBilling.ApproveBackBill(var account, var id, var hash, var by) ->
                text("approve-back-bill", account, id, hash, by);
            case ForBilling.RejectBackBill(var account, var id, var reason, var by) ->
                text("reject-back-bill", account, id, reason, by);
            case ForBilling.WaiveBackBill(var account, var id, var reason, var by) ->
                text("waive-back-bill", account, id, reason, by);
            case ForBilling.ReleaseBackBill(var account, var id, var hash, var by) ->
                text("release-back-bill", account, id, hash, by);
            case ForBilling.DisputeCells(var wished) ->
                text(
                        "dispute-cells",
                        wished.account(),
                        wished.dispute(),
                        wished.from(),
                        wished.until(),
                        wished.app(),
                        wished.reason(),
                        wished.by());
            case ForBilling.ResolveDispute(var wished) ->
                text(
                        "resolve-dispute",
                        wished.account(),
                        wished.dispute(),
                        wished.resolution(),
                        wished.reason(),
                        wished.by());
        };
    }

    private static String terms(WishedTerms terms) {
        return text(terms.lookback(), terms.discountPercent(), terms.cap(), terms.priceRule(), terms.noticeDays());
    }

    private static String exclusions(List<Exclusion> exclusions) {
        return text(exclusions.stream()
                .map(each -> text(each.from(), each.until(), each.app(), each.reason()))
                .toArray());
    }

    private static String app(ForApp command) {
        return switch (command) {
            case ForApp.Create(var account, var app, var name) -> text("create", account, app, name);
            case ForApp.Release(var app, var image, var arch) -> text("release", app, image, arch);
            case ForApp.Scale(var app, var process, var quantity, var size, var firstSize, var cause) ->
                text("scale", app, process, quantity.map(Fingerprint::quantity), size, firstSize, cause);
            case ForApp.Delete(var app) -> text("delete", app);
            case ForApp.Transfer(var app, var to) -> text("transfer", app, to);
            case ForApp.SetMaintenance(var app, var on) -> text("set-maintenance", app, on);
            case ForApp.AttachAddOn(var app, var addOn, var plan) -> text("attach-add-on", app, addOn, plan);
            case ForApp.ChangeAddOnPlan(var app, var addOn, var plan) -> text("change-add-on-plan", app, addOn, plan);
            case ForApp.DetachAddOn(var app, var addOn) -> text("detach-add-on", app, addOn);
        };
    }

    private static String invoice(ForInvoice command) {
        return switch (command) {
            case ForInvoice.Void(var invoice, var reason, var by) -> text("void-invoice", invoice, reason, by);
            case ForInvoice.MarkPaid(var invoice, var on, var reference) ->
                text("mark-invoice-paid", invoice, on, reference);
            case ForInvoice.Credit(var invoice, var amount, var reason, var by) ->
                text("credit-invoice", invoice, amount, reason, by);
        };
    }

    private static String item(PriceItem item) {
        var terms = item.terms();
        return text(
                item.sku(),
                price(item.price()),
                terms.basis(),
                terms.measure(),
                terms.scope(),
                text(terms.unit().name(), terms.unit().size(), terms.unit().rounding()),
                terms.included(),
                terms.pool(),
                terms.discountPercent(),
                terms.minimum(),
                terms.maximum(),
                terms.taxCategory());
    }

    private static String price(Price price) {
        return switch (price) {
            case Price.CalendarProrated(var monthly) -> text(price.model(), monthly);
            case Price.RateWithCap(var amount, var cap) -> text(price.model(), amount, cap);
            case Price.PerUnit(var amount) -> text(price.model(), amount);
            case Price.Graduated(var tiers) -> text(price.model(), tiers(tiers));
            case Price.Volume(var tiers) -> text(price.model(), tiers(tiers));
            case Price.Package(var amount, var size) -> text(price.model(), amount, size);
            case Price.Percentage(var percent, var perEvent) -> text(price.model(), percent, perEvent);
            case Price.Flat(var amount, var prorated) -> text(price.model(), amount, prorated);
            case Price.Free() -> text(price.model());
        };
    }

    private static String tiers(List<Tier> tiers) {
        return text(tiers.stream()
                .map(tier -> text(tier.upTo(), tier.amount(), tier.flat(), tier.block()))
                .toArray());
    }

    private static String quantity(Quantity quantity) {
        return switch (quantity) {
            case Quantity.Absolute(var dynos) -> "absolute " + dynos;
            case Quantity.Relative(var dynos) -> "relative " + dynos;
        };
    }

    /** Each part with its length before it, so that no two lists of parts read the same. */
    private static String text(Object... parts) {
        return Arrays.stream(parts)
                .map(part -> part instanceof Optional<?> given
                        ? given.map(Object::toString).orElse("")
                        : part.toString())
                .map(part -> part.length() + ":" + part)
                .collect(Collectors.joining());
    }
}
