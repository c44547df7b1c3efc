package dev.treering.projections.audit;

import dev.treering.events.ledger.ChainedEntry;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.Hash;
import dev.treering.events.wire.LedgerCodec;
import dev.treering.projections.step.AccountEntry;
import dev.treering.projections.step.Key;
import dev.treering.projections.step.Shelf;
import dev.treering.projections.step.ShelfSpec;
import dev.treering.projections.step.Shelves;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Gives every ledger entry its place: each states the hash of the one before it in the same account. */
public final class Chain {

    private static final ShelfSpec<Head> HEADS = new ShelfSpec<>("audit-heads", Head.CODEC);

    /** The shelves a chain opens. */
    public static final List<ShelfSpec<?>> SHELVES = List.of(HEADS);

    private final Shelf<Head> heads;

    public Chain(Shelves shelves) {
        this.heads = shelves.open(HEADS);
    }

    /** Puts an entry at the end of its account's chain. */
    public LedgerRecord append(AccountEntry next) {
        Key key = Key.of(next.account().value());
        Head last = heads.get(key).orElse(Head.START);
        var chained = new ChainedEntry(next.account(), last.sequence() + 1, last.hash(), next.entry());
        byte[] bytes = LedgerCodec.encode(chained);
        var record = new LedgerRecord(chained, bytes, Hash.of(bytes));
        heads.put(key, new Head(chained.sequence(), record.hash()));
        return record;
    }

    /** Where every account's chain ends. */
    public SortedMap<AccountId, Head> heads() {
        var byAccount = new TreeMap<AccountId, Head>();
        for (var held : heads.under(Key.of())) {
            byAccount.put(new AccountId(held.key().parts().text()), held.value());
        }
        return Collections.unmodifiableSortedMap(byAccount);
    }
}
