package dev.treering.projections.sealing;

import static dev.treering.projections.sealing.Closings.ACME;
import static dev.treering.projections.sealing.Closings.MARCH;
import static dev.treering.projections.sealing.Closings.USD;
import static dev.treering.projections.sealing.Closings.utf8;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.ledger.BackBillEntry;
import dev.treering.events.ledger.BackBillEntry.BackBill;
import dev.treering.events.ledger.ChainedEntry;
import dev.treering.events.ledger.LedgerEntry;
import dev.treering.events.ledger.LedgerEntry.Correction;
import dev.treering.events.ledger.LedgerEntry.LineKind;
import dev.treering.events.ledger.LedgerEntry.LineTax;
import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.ledger.LedgerEntry.ResourceKind;
import dev.treering.events.ledger.LedgerEntry.StatementIssued;
import dev.treering.events.ledger.LedgerEntry.StatementLine;
import dev.treering.events.ledger.LedgerEntry.Usage;
import dev.treering.events.vocabulary.BillingMode;
import dev.treering.events.vocabulary.CaseId;
import dev.treering.events.vocabulary.Hash;
import dev.treering.events.vocabulary.PriceBookVersion;
import dev.treering.events.vocabulary.Sku;
import dev.treering.projections.audit.LedgerRecord;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The leaf of a line, written out by hand: whoever has the line can write it too. */
class SealedDocumentTest {

    /** Taken for the hash of the entry's bytes, so that the salts below can be worked out with sha256sum. */
    private static final Hash ENTRY = Hash.NONE;

    /** As {@code printf '%064d/1' 0 | sha256sum} tells it, and the same with 2. */
    private static final String SALT_1 = "4b8ec615d751ddc6477f36696ab913ba8074089ed365e2841a1137298e8552cd";

    private static final String SALT_2 = "1a34d9b8d36369f2d6f6e8bddbad97de5bf76c6b8b061e9ab33a340516147b70";

    private static final StatementLine FULL = new StatementLine(
            LineKind.USAGE,
            new Resource(ResourceKind.DYNO, "app-1", "web", new Sku("std")),
            "caf\u00e9 \"shop\"",
            new Usage(6, 5, 4, 3, 2, 1),
            7,
            new BigDecimal("1E+3"),
            "month",
            Optional.of(new PriceBookVersion("list", 2)),
            Optional.of(new BigDecimal("25.00")),
            new BigDecimal("0.24"),
            new BigDecimal("-0.21"),
            Optional.of(new LineTax("standard", "NL", new BigDecimal("21"))),
            "12.5 % off",
            Optional.of(new Correction(MARCH.minusMonths(1), Optional.of(LocalDate.of(2026, 2, 3)))));

    private static final StatementLine BARE = new StatementLine(
            LineKind.CREDIT,
            new Resource(ResourceKind.ACCOUNT, "", "", new Sku("credit")),
            "",
            Usage.NONE,
            0,
            BigDecimal.ZERO,
            "",
            Optional.empty(),
            Optional.empty(),
            new BigDecimal("-5.00"),
            new BigDecimal("-5.00"),
            Optional.empty(),
            "");

    @Test
    void it_says_whose_line_it_is_where_it_stands_and_all_that_is_in_it() {
        var leaves = leavesOf(
                new StatementIssued(MARCH, BillingMode.LIVE, USD, List.of(FULL, BARE), new BigDecimal("-5.21")));

        assertThat(leaves)
                .containsExactly(
                        utf8(
                                "{\"account\":\"acme\",\"amount\":\"-0.21\",\"app\":\"app-1\",\"appName\":\"caf\u00e9 \\\"shop\\\"\","
                                        + "\"billableMs\":\"4\",\"billedMs\":\"7\",\"billingCase\":\"\",\"commandedMs\":\"6\","
                                        + "\"correctsDay\":\"2026-02-03\",\"correctsPeriod\":\"2026-02\",\"crashMs\":\"3\","
                                        + "\"currency\":\"USD\",\"detail\":\"12.5 % off\",\"document\":\"STATEMENT\",\"kind\":\"DYNO\","
                                        + "\"line\":\"1\",\"lineKind\":\"USAGE\",\"listAmount\":\"0.24\",\"lostMs\":\"2\","
                                        + "\"maintenanceMs\":\"1\",\"mode\":\"LIVE\",\"name\":\"web\",\"observedMs\":\"5\","
                                        + "\"period\":\"2026-03\",\"priceBook\":\"list\",\"priceBookVersion\":\"2\","
                                        + "\"quantity\":\"1000\",\"salt\":\"" + SALT_1
                                        + "\",\"sequence\":\"42\",\"sku\":\"std\",\"taxCategory\":\"standard\","
                                        + "\"taxJurisdiction\":\"NL\",\"taxPercent\":\"21\",\"type\":\"line\",\"unit\":\"month\","
                                        + "\"unitPrice\":\"25.00\",\"v\":\"1\"}"),
                        utf8(
                                "{\"account\":\"acme\",\"amount\":\"-5.00\",\"app\":\"\",\"appName\":\"\",\"billableMs\":\"0\","
                                        + "\"billedMs\":\"0\",\"billingCase\":\"\",\"commandedMs\":\"0\",\"correctsDay\":\"\","
                                        + "\"correctsPeriod\":\"\",\"crashMs\":\"0\",\"currency\":\"USD\",\"detail\":\"\","
                                        + "\"document\":\"STATEMENT\",\"kind\":\"ACCOUNT\",\"line\":\"2\",\"lineKind\":\"CREDIT\","
                                        + "\"listAmount\":\"-5.00\",\"lostMs\":\"0\",\"maintenanceMs\":\"0\",\"mode\":\"LIVE\","
                                        + "\"name\":\"\",\"observedMs\":\"0\",\"period\":\"2026-03\",\"priceBook\":\"\","
                                        + "\"priceBookVersion\":\"0\",\"quantity\":\"0\",\"salt\":\"" + SALT_2
                                        + "\",\"sequence\":\"42\",\"sku\":\"credit\",\"taxCategory\":\"\",\"taxJurisdiction\":\"\","
                                        + "\"taxPercent\":\"\",\"type\":\"line\",\"unit\":\"\",\"unitPrice\":\"\",\"v\":\"1\"}"));
    }

    @Test
    void a_line_of_a_back_bill_says_of_which_case_it_is() {
        var backBill = new BackBill(MARCH, USD, List.of(), List.of(), List.of(BARE), new BigDecimal("-5.00"));

        assertThat(leavesOf(new BackBillEntry.Posted(new CaseId("c-1"), Hash.NONE, backBill)))
                .singleElement()
                .satisfies(leaf -> assertThat(new String(leaf, UTF_8))
                        .contains("\"billingCase\":\"c-1\"", "\"document\":\"BACK_BILL\"", "\"mode\":\"LIVE\""));
    }

    private static List<byte[]> leavesOf(LedgerEntry entry) {
        var chained = new ChainedEntry(ACME, 42, Hash.NONE, entry);
        return SealedDocument.of(new LedgerRecord(chained, new byte[0], ENTRY))
                .orElseThrow()
                .leaves();
    }
}
