package dev.treering.projections.cases;

import static dev.treering.projections.cases.Case.elements;
import static dev.treering.projections.cases.Case.figure;
import static dev.treering.projections.cases.Case.text;

import dev.treering.events.ledger.LedgerEntry.Count;
import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.ledger.LedgerEntry.ResourceKind;
import dev.treering.events.prices.Basis;
import dev.treering.events.prices.Price;
import dev.treering.events.prices.Unit.Rounding;
import dev.treering.events.vocabulary.Sku;
import dev.treering.projections.cases.Formula.Quantity;
import dev.treering.projections.rating.Metered;
import dev.treering.projections.rating.Offer;
import dev.treering.projections.rating.Piece;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** A tariff of plans in versions, each of components: a component is a SKU of its own, since a SKU has one price. */
record PaasTariff(JsonNode plan) {

    private static final BigDecimal SECOND_MS = BigDecimal.valueOf(1000);
    private static final BigDecimal HOUR_MS = BigDecimal.valueOf(3_600_000);
    private static final BigDecimal STANDARD_VAT = new BigDecimal("0.2");

    /** Which version, exchange rate and tax hold on a day, each by its place in the plan. */
    private record Terms(int version, int fx, int vat) implements Comparable<Terms> {

        @Override
        public int compareTo(Terms other) {
            int byVersion = Integer.compare(version, other.version);
            int byFx = Integer.compare(fx, other.fx);
            return byVersion != 0 ? byVersion : byFx != 0 ? byFx : Integer.compare(vat, other.vat);
        }
    }

    List<Piece> pieces(YearMonth month, SortedMap<PaasUse, SortedMap<LocalDate, Metered>> uses) {
        var pieces = new ArrayList<Piece>();
        uses.forEach((use, days) -> {
            for (int component = 0; component < components(use); component++) {
                pieces.addAll(pieces(month, use, component, days));
            }
        });
        return pieces;
    }

    private int components(PaasUse use) {
        return elements(plan.path("versions")).stream()
                .filter(version -> text(version, "id").equals(use.plan()))
                .mapToInt(version -> version.path("components").size())
                .max()
                .orElse(0);
    }

    private List<Piece> pieces(YearMonth month, PaasUse use, int component, SortedMap<LocalDate, Metered> days) {
        var byTerms = new TreeMap<Terms, SortedMap<LocalDate, Metered>>();
        days.forEach((day, metered) -> {
            int version = latest(plan.path("versions"), "id", use.plan(), day);
            JsonNode price = component(version, component);
            var terms = new Terms(
                    version,
                    latest(plan.path("fx"), "code", text(price, "currency"), day),
                    latest(plan.path("vat"), "code", text(price, "vat"), day));
            byTerms.computeIfAbsent(terms, _ -> new TreeMap<>()).put(day, metered);
        });
        var pieces = new ArrayList<Piece>();
        for (Map.Entry<Terms, SortedMap<LocalDate, Metered>> part : byTerms.entrySet()) {
            Formula formula = formula(part.getKey(), component);
            // a price that does not count nodes is asked for once
            if (use.node() == 0 || formula.looksAt(Quantity.NODES)) {
                pieces.add(piece(month, use, part.getKey(), component, part.getValue()));
            }
        }
        return pieces;
    }

    private Piece piece(YearMonth month, PaasUse use, Terms terms, int component, SortedMap<LocalDate, Metered> days) {
        JsonNode price = component(terms.version(), component);
        Formula formula = formula(terms, component);
        String sku = use.plan().replace(' ', '-') + "-" + use.memoryMb() + "." + text(price, "name");
        boolean isTime = formula.looksAt(Quantity.SECONDS) || formula.looksAt(Quantity.HOURS_BEGUN);
        Offer offer = isTime ? byTime(sku, formula, use) : bySpan(sku, formula);
        offer.basis(Basis.FORMATION).version(terms.version() + 1).taxed(text(price, "vat"), vat(terms));
        if (terms.fx() >= 0) {
            JsonNode fx = plan.path("fx").path(terms.fx());
            offer.exchanged(text(fx, "code"), "GBP", figure(fx, "rate"), PaasBilling.day(text(fx, "from")));
        }
        String name = use.resource() + "-" + use.node();
        return isTime || formula.quantities().isEmpty()
                ? offer.piece(month, new Resource(ResourceKind.DYNO, "app", name, new Sku(sku)), days)
                : offer.reported(month, name, reported(formula, use));
    }

    /** The amount for a unit of time; memory and storage make the unit shorter where time is exact, the price higher where not. */
    private static Offer byTime(String sku, Formula formula, PaasUse use) {
        BigDecimal size = sizes(formula, use);
        return formula.looksAt(Quantity.HOURS_BEGUN)
                ? new Offer(
                                sku,
                                new Price.PerUnit(
                                        formula.factor().multiply(size).divide(formula.divisor())))
                        .per("hour", HOUR_MS, Rounding.UP)
                : new Offer(sku, new Price.PerUnit(formula.factor()))
                        .per("part", SECOND_MS.multiply(formula.divisor()).divide(size), Rounding.EXACT);
    }

    private static BigDecimal sizes(Formula formula, PaasUse use) {
        BigDecimal memory = formula.looksAt(Quantity.MEMORY_MB) ? BigDecimal.valueOf(use.memoryMb()) : BigDecimal.ONE;
        return formula.looksAt(Quantity.STORAGE_MB) ? memory.multiply(BigDecimal.valueOf(use.storageMb())) : memory;
    }

    private static Offer bySpan(String sku, Formula formula) {
        return formula.quantities().isEmpty()
                ? new Offer(sku, new Price.Flat(formula.factor().divide(formula.divisor()), false))
                : new Offer(sku, new Price.PerUnit(formula.factor())).per("part", formula.divisor(), Rounding.EXACT);
    }

    /** Nodes are resources of their own, so each reports one. */
    private static Count reported(Formula formula, PaasUse use) {
        BigDecimal quantity = sizes(formula, use);
        return new Count(quantity, 1, quantity);
    }

    private Formula formula(Terms terms, int component) {
        return Formula.of(text(component(terms.version(), component), "formula"));
    }

    private JsonNode component(int version, int component) {
        return plan.path("versions").path(version).path("components").path(component);
    }

    private BigDecimal vat(Terms terms) {
        return (terms.vat() < 0 ? STANDARD_VAT : figure(plan.path("vat").path(terms.vat()), "rate")).movePointRight(2);
    }

    /** The last entry of a name that holds on a day; -1 for none. */
    private static int latest(JsonNode entries, String member, String name, LocalDate day) {
        int latest = -1;
        for (int i = 0; i < entries.size(); i++) {
            JsonNode entry = entries.path(i);
            boolean holds = text(entry, member).equals(name)
                    && !PaasBilling.day(text(entry, "from")).isAfter(day);
            if (holds
                    && (latest < 0
                            || !PaasBilling.day(text(entry, "from"))
                                    .isBefore(PaasBilling.day(text(entries.path(latest), "from"))))) {
                latest = i;
            }
        }
        return latest;
    }
}
