package dev.treering.aggregates.axon;

import dev.treering.aggregates.account.AccountRules;
import dev.treering.aggregates.app.AppRules;
import dev.treering.aggregates.billing.BillingRules;
import dev.treering.aggregates.calendar.CalendarRules;
import dev.treering.aggregates.invoice.InvoiceRules;
import dev.treering.aggregates.pricing.PricingRules;
import dev.treering.aggregates.rule.Rule;
import dev.treering.aggregates.store.EventStore;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.common.configuration.AxonConfiguration;
import org.axonframework.common.configuration.ComponentRegistry;
import org.axonframework.conversion.Converter;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
import org.axonframework.messaging.core.correlation.CorrelationDataProviderRegistry;
import org.axonframework.messaging.core.correlation.DefaultCorrelationDataProviderRegistry;

/** What runs in Axon: the rules of every feature, over our event store. */
final class AxonWiring {

    /** Would tell Axon's makers on every start which versions run here. */
    static final String UPDATE_CHECKER = "org.axonframework.update.UpdateCheckerConfigurationEnhancer";

    /** The rules by feature. */
    static final Map<String, List<Rule<?, ?>>> RULES = Map.of(
            "account", AccountRules.ALL,
            "app", AppRules.ALL,
            "pricing", PricingRules.ALL,
            "calendar", CalendarRules.ALL,
            "invoice", InvoiceRules.ALL,
            "billing", BillingRules.ALL);

    private AxonWiring() {}

    /** Builds, does not start. */
    static AxonConfiguration over(EventStore store) {
        var axon = EventSourcingConfigurer.create()
                .componentRegistry(AxonWiring::withoutExtras)
                .registerTagResolver(_ -> _ -> Set.of()) // the store tags facts itself
                .registerEventStorageEngine(_ -> new StoreEngine(store));
        RULES.forEach((feature, rules) -> RuleModules.register(axon, feature, rules));
        return axon.build();
    }

    private static void withoutExtras(ComponentRegistry registry) {
        registry.disableEnhancer(UPDATE_CHECKER)
                // it would add metadata to facts that are no extensions of theirs: causation is told by the asker
                .registerComponent(
                        CorrelationDataProviderRegistry.class, _ -> new DefaultCorrelationDataProviderRegistry())
                .registerComponent(Converter.class, _ -> new FactConverter());
    }
}
