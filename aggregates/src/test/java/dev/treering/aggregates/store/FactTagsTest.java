package dev.treering.aggregates.store;

import static dev.treering.aggregates.store.SomeFacts.created;
import static dev.treering.aggregates.store.SomeFacts.dayClosed;
import static dev.treering.aggregates.store.SomeFacts.opened;
import static dev.treering.aggregates.store.SomeFacts.scaled;
import static dev.treering.aggregates.store.SomeFacts.started;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.facts.AppFact;
import dev.treering.events.facts.ClusterFact;
import dev.treering.events.facts.PriceFact;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.Hash;
import dev.treering.events.vocabulary.PriceBookVersion;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

class FactTagsTest {

    @Test
    void a_fact_is_sourced_by_its_account_its_app_its_book_or_the_calendar() {
        var book = new PriceFact.BookPublished(
                new PriceBookVersion("list", 2),
                Currency.getInstance("EUR"),
                LocalDate.of(2026, 1, 1),
                List.of(),
                Hash.NONE,
                "");
        assertThat(FactTags.of(opened("acme"))).containsExactly("account:acme");
        assertThat(FactTags.of(scaled("acme", "shop", 1))).containsExactly("account:acme", "app:shop");
        assertThat(FactTags.of(book)).containsExactly("price-book:list");
        assertThat(FactTags.of(dayClosed(1))).containsExactly("calendar:utc");
    }

    @Test
    void the_creation_of_an_app_is_sourced_by_its_name_too() {
        assertThat(FactTags.of(created("acme", "a-1", "shop")))
                .containsExactly("account:acme", "app-name:shop", "app:a-1");
    }

    @Test
    void both_sides_of_a_transfer_are_sourced_by_the_app_and_each_by_its_own_account() {
        var shop = new AppId("shop");
        var acme = new AccountId("acme");
        var bcme = new AccountId("bcme");

        assertThat(FactTags.of(new AppFact.TransferredOut(acme, shop, bcme)))
                .containsExactly("account:acme", "app:shop");
        assertThat(FactTags.of(new AppFact.TransferredIn(bcme, shop, acme, "shop", List.of())))
                .containsExactly("account:bcme", "app:shop");
    }

    @Test
    void what_was_only_observed_has_no_tags() {
        var noon = SomeFacts.NOON;
        assertThat(FactTags.of(started("acme", 1))).isEmpty();
        assertThat(FactTags.of(new ClusterFact.ObservationGap("eu-1", noon, noon, "restart")))
                .isEmpty();
    }

    @Test
    void a_name_that_no_index_takes_is_told_apart_by_its_hash() {
        String endless = "x".repeat(10_000);
        assertThat(FactTags.appName(endless)).startsWith("app-name-sha256:").hasSizeLessThan(100);
        assertThat(FactTags.appName("a\0b"))
                .isNotEqualTo(FactTags.appName("a\0c"))
                .startsWith("app-name-sha256:");
    }
}
