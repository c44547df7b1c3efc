package dev.treering.events.wire;

import static java.util.Map.entry;

import dev.treering.events.facts.AppFact.FormationScaled;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.CaseId;
import dev.treering.events.vocabulary.DynoRun;
import dev.treering.events.vocabulary.DynoSize;
import dev.treering.events.vocabulary.Hash;
import dev.treering.events.vocabulary.InvoiceNumber;
import dev.treering.events.vocabulary.PriceBookVersion;
import dev.treering.events.vocabulary.ProcessType;
import dev.treering.events.vocabulary.Sku;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;

/**
 * The rules of single members of the data, by their published names, so that every broken one can be told at once. Each is the
 * domain's own: its value type is tried out. Rules between members are told by the fact itself.
 */
final class MemberRules {

    private static final Map<String, Consumer<String>> TEXTS = Map.ofEntries(
            entry("account", AccountId::new),
            entry("toAccount", AccountId::new),
            entry("fromAccount", AccountId::new),
            entry("app", AppId::new),
            entry("process", ProcessType::new),
            entry("size", DynoSize::new),
            entry("sku", Sku::new),
            entry("plan", Sku::new),
            entry("meter", Sku::new),
            entry("priceBook", id -> new PriceBookVersion(id, 1)),
            entry("currency", Money::currency),
            entry("base", Money::currency),
            entry("quote", Money::currency),
            entry("period", ClockWire::period),
            entry("until", Moments::day),
            entry("contentHash", MemberRules::hash),
            entry("quantity", quantity -> Money.decimal("quantity", quantity)),
            entry("percent", percent -> Money.decimal("percent", percent)),
            entry("rate", rate -> Money.decimal("rate", rate)),
            entry("amount", Money::amount),
            entry("total", Money::amount),
            entry("billingCase", CaseId::new),
            entry("hash", MemberRules::hash),
            entry("number", InvoiceNumber::parse),
            entry("invoice", InvoiceNumber::parse));

    private static final Map<String, IntConsumer> NUMBERS = Map.of(
            "quantity", MemberRules::quantity,
            "restart", restart -> new DynoRun("any", restart),
            "version", version -> new PriceBookVersion("any", version));

    private MemberRules() {}

    /** Gives the text back, or throws {@link IllegalArgumentException} with what is wrong and what is allowed. */
    static Function<String, Object> ofText(String member) {
        Consumer<String> rule = TEXTS.getOrDefault(member, _ -> {});
        return text -> {
            rule.accept(text);
            return text;
        };
    }

    /** Throws {@link IllegalArgumentException} with what is wrong and what is allowed. */
    static IntConsumer ofNumber(String member) {
        return NUMBERS.getOrDefault(member, _ -> {});
    }

    private static void hash(String text) {
        try {
            Hash.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("is " + Quoted.of(text) + "; allowed are 64 hexadecimal digits", e);
        }
    }

    private static void quantity(int quantity) {
        new FormationScaled(
                new AccountId("any"), new AppId("any"), new ProcessType("any"), quantity, new DynoSize("any"), "");
    }
}
