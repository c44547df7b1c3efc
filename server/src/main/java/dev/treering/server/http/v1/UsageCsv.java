package dev.treering.server.http.v1;

import dev.treering.events.ledger.LedgerEntry.CellMetered;
import dev.treering.events.ledger.LedgerEntry.ResourceKind;
import dev.treering.events.vocabulary.AccountId;
import java.util.List;

/** Dyno time as comma-separated values (RFC 4180, lines end with LF), the cells in the order given; other kinds have no row. */
final class UsageCsv {

    private static final String HEADER = "account,app,process,size,day,commanded_ms,observed_ms,billable_ms\n";

    private UsageCsv() {}

    static String of(AccountId account, List<CellMetered> cells) {
        var csv = new StringBuilder(HEADER.length() + cells.size() * 96).append(HEADER);
        String quotedAccount = quoted(account.value());
        for (CellMetered cell : cells) {
            if (cell.resource().kind() != ResourceKind.DYNO) {
                continue;
            }
            csv.append(quotedAccount).append(',');
            csv.append(quoted(cell.resource().app())).append(',');
            csv.append(quoted(cell.resource().name())).append(',');
            csv.append(quoted(cell.resource().sku().value())).append(',');
            csv.append(cell.day()).append(',');
            csv.append(cell.usage().commandedMs()).append(',');
            csv.append(cell.usage().observedMs()).append(',');
            csv.append(cell.usage().billableMs()).append('\n');
        }
        return csv.toString();
    }

    private static String quoted(String value) {
        boolean plain = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }
}
