package dev.treering.server.http.v1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.aggregates.decision.Command.ForAccount.AgreeDiscount;
import dev.treering.aggregates.decision.Command.ForAccount.AssignTax;
import dev.treering.aggregates.decision.Command.ForAccount.GrantCredit;
import dev.treering.aggregates.decision.Command.ForAccount.OverridePrice;
import dev.treering.aggregates.decision.Command.ForRates.FixFxRate;
import dev.treering.events.facts.AccountFact;
import dev.treering.events.facts.PriceFact.FxRateFixed;
import dev.treering.events.prices.Price;
import dev.treering.events.prices.PriceItem;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.Sku;
import dev.treering.events.vocabulary.TaxMode;
import dev.treering.server.fixture.OpenDoors;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgreementsTest {

    private static final AccountId ACME = new AccountId("acme");
    private static final LocalDate APRIL_1 = LocalDate.parse("2026-04-01");

    private OpenDoors doors;

    @BeforeEach
    void open() {
        doors = new OpenDoors();
    }

    @AfterEach
    void close() {
        doors.close();
    }

    private HttpResponse<String> post(String path, String json) {
        return doors.post(path, OpenDoors.JSON, json);
    }

    private Object asked() {
        assertThat(doors.platform.asked()).hasSize(1);
        return doors.platform.asked().getFirst().command();
    }

    @Test
    void a_discount_is_agreed() {
        post(
                "/v1/accounts/acme/discounts",
                "{\"discount\":\"launch\",\"percent\":\"12.5\",\"skus\":[\"a\"],\"from\":\"2026-04-01\","
                        + "\"until\":\"2026-05-01\"}");

        assertThat(asked())
                .isEqualTo(new AgreeDiscount(new AccountFact.DiscountAgreed(
                        ACME,
                        "launch",
                        new BigDecimal("12.5"),
                        Set.of(new Sku("a")),
                        APRIL_1,
                        Optional.of(APRIL_1.plusMonths(1)))));
    }

    @Test
    void a_credit_is_granted() {
        post(
                "/v1/accounts/acme/credits",
                "{\"credit\":\"c-1\",\"amount\":\"100.00\",\"from\":\"2026-04-01\",\"reason\":\"outage\"}");

        assertThat(asked())
                .isEqualTo(new GrantCredit(new AccountFact.CreditGranted(
                        ACME, "c-1", new BigDecimal("100.00"), APRIL_1, Optional.empty(), "outage")));
    }

    @Test
    void a_tax_is_assigned_or_none() {
        post(
                "/v1/accounts/acme/taxes",
                "{\"mode\":\"exclusive\",\"percent\":\"21\",\"jurisdiction\":\"NL\",\"from\":\"2026-04-01\"}");
        post("/v1/accounts/acme/taxes", "{\"mode\":\"none\",\"category\":\"software\",\"from\":\"2026-04-01\"}");

        assertThat(doors.platform.asked())
                .extracting(asked -> (Object) asked.command())
                .containsExactly(
                        new AssignTax(new AccountFact.TaxAssigned(
                                ACME, "", TaxMode.EXCLUSIVE, new BigDecimal("21"), "NL", APRIL_1)),
                        new AssignTax(new AccountFact.TaxAssigned(
                                ACME, "software", TaxMode.NONE, BigDecimal.ZERO, "", APRIL_1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"sku\":\"a\",\"price\":{\"model\":\"per-unit\",\"amount\":\"0.5\"}}",
                "\"sku: a\\nprice: { model: per-unit, amount: 0.5 }\\n\""
            })
    void a_price_of_its_own_is_an_item_as_an_object_or_as_yaml(String item) {
        post("/v1/accounts/acme/price-overrides", "{\"item\":" + item + ",\"from\":\"2026-04-01\"}");

        assertThat(asked())
                .isEqualTo(new OverridePrice(new AccountFact.PriceOverridden(
                        ACME,
                        new PriceItem(new Sku("a"), new Price.PerUnit(new BigDecimal("0.5"))),
                        APRIL_1,
                        Optional.empty())));
    }

    @Test
    void a_rate_is_fixed() {
        post(
                "/v1/fx-rates",
                "{\"base\":\"USD\",\"quote\":\"EUR\",\"rate\":\"0.92\",\"from\":\"2026-04-01\",\"source\":\"ECB\"}");

        assertThat(asked())
                .isEqualTo(new FixFxRate(new FxRateFixed(
                        Currency.getInstance("USD"),
                        Currency.getInstance("EUR"),
                        new BigDecimal("0.92"),
                        APRIL_1,
                        "ECB")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            discounts       | {"discount":"d","percent":10,"from":"2026-04-01"}               | /percent
            discounts       | {"discount":"d","percent":"1e1","from":"2026-04-01"}            | /percent
            discounts       | {"discount":"d","percent":"100.5","from":"2026-04-01"}          | /percent
            discounts       | {"discount":"","percent":"1","from":"2026-04-01"}               | /discount
            discounts       | {"discount":"d","percent":"1","skus":"a","from":"2026-04-01"}   | /skus
            discounts       | {"discount":"d","percent":"1","skus":[7],"from":"2026-04-01"}   | /skus
            discounts       | {"discount":"d","percent":"1","from":"2026-04-01","until":"2026-04-01"} | /until
            discounts       | {"discount":"d","percent":"1","from":"2026-04-01T12:00:00Z"}    | /from
            credits         | {"credit":"c","amount":"0","from":"2026-04-01","reason":"r"}    | /amount
            credits         | {"credit":"c","amount":"1","from":"2026-04-01"}                 | /reason
            taxes           | {"mode":"vat","percent":"1","from":"2026-04-01"}                | /mode
            taxes           | {"mode":"inclusive","from":"2026-04-01"}                        | /percent
            price-overrides | {"from":"2026-04-01"}                                           | /item
            price-overrides | {"item":{"sku":"a"},"from":"2026-04-01"}                        | /item
            price-overrides | {"item":7,"from":"2026-04-01"}                                  | /item
            """)
    void what_cannot_be_meant_is_refused_before_it_is_asked(String kind, String body, String pointer) {
        var answer = post("/v1/accounts/acme/" + kind, body);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(OpenDoors.json(answer)
                        .path("problems")
                        .valueStream()
                        .map(each -> each.path("pointer").stringValue()))
                .containsExactly(pointer);
        assertThat(doors.platform.asked()).isEmpty();
    }

    @Test
    void a_rate_of_a_currency_in_itself_is_refused() {
        var answer = post(
                "/v1/fx-rates",
                "{\"base\":\"USD\",\"quote\":\"USD\",\"rate\":\"0\",\"from\":\"2026-04-01\",\"source\":\"ECB\"}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("/rate");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/accounts/acme/discounts",
                "/v1/accounts/acme/credits",
                "/v1/accounts/acme/taxes",
                "/v1/accounts/acme/price-overrides",
                "/v1/fx-rates"
            })
    void an_account_cannot_agree_with_itself(String path) {
        var asAcme = doors.bare(path)
                .header("Authorization", "Bearer " + doors.acmeKey)
                .header("Content-Type", OpenDoors.JSON)
                .POST(BodyPublishers.ofString("{}"));

        assertThat(doors.send(asAcme).statusCode()).isEqualTo(403);
    }
}
