package dev.treering.aggregates.invoice;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treering.events.facts.FactId;
import dev.treering.events.facts.InvoiceFact.Drafted;
import dev.treering.events.facts.InvoiceFact.Parked;
import dev.treering.events.facts.InvoiceFact.Source;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.Hash;
import java.math.BigDecimal;
import java.util.Currency;

/**
 * Something an account's ledger says is due, to be invoiced once.
 *
 * @param total in {@code currency}, with tax; below 0 where money is given back
 */
public record Claim(AccountId account, Source source, Currency currency, BigDecimal total) {

    /** What tells claims apart: two accounts may have entries alike in every byte. */
    public record Key(AccountId account, Source source) {

        /** Digest of what names the entry; the same for the same entry on every run. */
        Hash digest() {
            String text = source.kind() + "/" + source.period() + "/" + source.sequence() + "/" + source.hash() + "/"
                    + account;
            return Hash.of(text.getBytes(UTF_8));
        }
    }

    public Key key() {
        return new Key(account, source);
    }

    /** The fact that it was drawn up. */
    public Drafted drafted() {
        return new Drafted(account, source, currency, total);
    }

    /** Names the draft: a claim is drawn up once, however often it is asked for. */
    public FactId draftId() {
        return new FactId("treering/invoice-draft", key().digest().toString());
    }

    /** The fact that nothing is issued for it, for this reason. */
    public Parked parked(String reason) {
        return new Parked(account, source, reason);
    }

    /** Names the parking: said once for the same reason, however often it is found. */
    public FactId parkedId(String reason) {
        Hash why = Hash.of(reason.getBytes(UTF_8));
        return new FactId("treering/invoice-parked", key().digest() + "/" + why);
    }
}
