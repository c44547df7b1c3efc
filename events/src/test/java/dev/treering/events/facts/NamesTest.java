package dev.treering.events.facts;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.Sku;
import java.math.BigDecimal;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Names in facts become parts of the ledger's keys, where text ends with a zero byte. */
class NamesTest {

    private static final AccountId ACME = new AccountId("acme");
    private static final AppId SHOP = new AppId("shop");
    private static final Sku EGRESS = new Sku("egress");

    @Test
    void a_name_with_a_control_character_is_refused_wherever_it_would_name_what_is_metered() {
        refused("unit", () -> new UsageFact.Reported(ACME, "shop", EGRESS, BigDecimal.ONE, "by\0te"));
        refused("app", () -> new UsageFact.Reported(ACME, "sh\0op", EGRESS, BigDecimal.ONE, "byte"));
        refused("arch", () -> new BuildFact.Succeeded(ACME, SHOP, "b-1", "arm\n64", 1));
        refused("addOn", () -> new AppFact.AddOnAttached(ACME, SHOP, "d\0b", EGRESS));
        refused("space", () -> new SpaceFact.Provisioned(ACME, "sp\tace"));
        refused("network", () -> new SpaceFact.NetworkDetached(ACME, "space", "n\0et"));
    }

    private static void refused(String member, ThrowingCallable made) {
        assertThatThrownBy(made)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(member + " contains a control character");
    }
}
