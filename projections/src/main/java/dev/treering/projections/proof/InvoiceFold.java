package dev.treering.projections.proof;

import dev.treering.events.facts.InvoiceFact.Issued;
import dev.treering.events.facts.InvoiceFact.Kind;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.ledger.LedgerEntry.StatementLine;
import dev.treering.events.seal.Seal.AccountSealed;
import dev.treering.events.seal.Seal.Document;
import dev.treering.events.vocabulary.BillingMode;
import dev.treering.events.vocabulary.Hash;
import dev.treering.projections.audit.LedgerRecord;
import dev.treering.projections.ledger.SealedLedger;
import dev.treering.projections.merkle.MerkleTree;
import dev.treering.projections.note.Reading;
import dev.treering.projections.proof.Invoiced.Differs;
import dev.treering.projections.proof.Invoiced.Unknown;
import dev.treering.projections.sealing.AccountLeaf;
import dev.treering.projections.sealing.SealedDocument;
import dev.treering.projections.step.MemoryShelves;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One account's facts folded, to hold an invoice of it against the ledger entry that it asks for, and that against its seal.
 *
 * <pre>
 *   invoice ▸ entry of the ledger ▸ account's seal ▸ period's seal ▸ checkpoint
 * </pre>
 */
public final class InvoiceFold {

    private final Issued invoice;
    private final SealedLedger ledger = new SealedLedger(new MemoryShelves());
    private final List<SealedDocument> documents = new ArrayList<>();
    private Optional<LedgerRecord> asked = Optional.empty();
    private Optional<AccountSealed> seal = Optional.empty();

    public InvoiceFold(Issued invoice) {
        this.invoice = invoice;
    }

    /** Takes in the next fact of the account's, or one that concerns everybody, in log order. */
    public void accept(LoggedFact fact) {
        var outcome = ledger.accept(fact);
        for (LedgerRecord record : outcome.entries()) {
            if (record.chained().account().equals(invoice.account())) {
                SealedDocument.of(record).ifPresent(documents::add);
                if (record.chained().sequence() == invoice.source().sequence()) {
                    asked = Optional.of(record);
                }
            }
        }
        outcome.seals().forEach(each -> {
            if (each.seal() instanceof AccountSealed account && covers(account)) {
                seal = Optional.of(account);
            }
        });
    }

    private boolean covers(AccountSealed account) {
        long sequence = invoice.source().sequence();
        return account.account().equals(invoice.account())
                && sequence >= account.firstSequence()
                && sequence <= account.lastSequence();
    }

    /** What it comes to, once all facts are taken in. */
    public Invoiced outcome(InvoiceFacts invoices, SignedSeals seals) {
        String entry = "ledger entry " + invoice.source().sequence() + " of " + invoice.account();
        if (asked.isEmpty()) {
            return new Differs(entry, "the entry that " + invoice.number() + " asks for", "no entry");
        }
        var document = asked.flatMap(SealedDocument::of);
        if (document.isEmpty()) {
            return new Differs(entry, "a statement or a back-bill", "an entry that nobody is charged for");
        }
        return difference(entry, document.get())
                .or(() -> askedTwice(invoices))
                .<Invoiced>map(differs -> differs)
                .orElseGet(() -> sealed(document.get(), invoices, seals));
    }

    private Optional<Differs> difference(String entry, SealedDocument document) {
        var source = invoice.source();
        var kind = source.kind() == Kind.STATEMENT ? Document.STATEMENT : Document.BACK_BILL;
        BigDecimal sum = document.lines().stream().map(StatementLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        return differs(entry + ", hash", document.record().hash(), source.hash())
                .or(() -> differs(entry + ", kind", document.kind(), kind))
                .or(() -> differs(entry + ", mode", BillingMode.LIVE, document.mode()))
                .or(() -> document.kind() == Document.STATEMENT
                        ? differs(entry + ", period", document.period(), source.period())
                        : Optional.empty())
                .or(() -> differs(invoice.number() + ", currency", document.currency(), invoice.currency()))
                .or(() -> differs(entry + ", sum of its lines", amount(document.total()), amount(sum)))
                .or(() -> differs(invoice.number() + ", total", amount(document.total()), amount(invoice.total())));
    }

    private static String amount(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    private static Optional<Differs> differs(String place, Object expected, Object found) {
        return expected.equals(found)
                ? Optional.empty()
                : Optional.of(new Differs(place, expected.toString(), found.toString()));
    }

    private Optional<Differs> askedTwice(InvoiceFacts invoices) {
        var others = invoices.alsoAskingFor(invoice.account(), invoice.source(), invoice.number());
        return others.isEmpty() || invoices.isVoid(invoice.number())
                ? Optional.empty()
                : Optional.of(new Differs(
                        invoice.number() + ", what it asks for",
                        "asked for by no other invoice",
                        "asked for by " + others + " as well"));
    }

    private Invoiced sealed(SealedDocument document, InvoiceFacts invoices, SignedSeals seals) {
        if (seal.isEmpty()) {
            return new Unknown(
                    "what " + invoice.number() + " asks for is not sealed yet: the next close of a month seals it");
        }
        AccountSealed account = seal.get();
        return switch (seals.at(account.position())) {
            case Reading.Refused<SignedSeals.Signed>(String reason) -> new Unknown(reason);
            case Reading.Read<SignedSeals.Signed>(var signed) ->
                inSeals(account, signed)
                        .<Invoiced>map(differs -> differs)
                        .orElseGet(() -> new Invoiced.Holds(
                                invoice,
                                document,
                                account.position(),
                                signed.checkpoint(),
                                invoices.isVoid(invoice.number())));
        };
    }

    /** The lines are those of the account's seal, which is one of the period's. */
    private Optional<Differs> inSeals(AccountSealed account, SignedSeals.Signed signed) {
        var leaves = documents.stream()
                .filter(each -> each.record().chained().sequence() >= account.firstSequence()
                        && each.record().chained().sequence() <= account.lastSequence())
                .flatMap(each -> each.leaves().stream())
                .map(MerkleTree::leaf)
                .toList();
        Hash published = signed.close().leaves().get(invoice.account());
        return differs("seal of " + invoice.account() + ", lineRoot", account.lineRoot(), MerkleTree.root(leaves))
                .or(() -> differs(
                        "topic seals, " + invoice.account() + " at position " + account.position(),
                        MerkleTree.leaf(AccountLeaf.of(account)),
                        published == null ? "no seal" : published));
    }
}
