package dev.treering.server.invoicing.simulated;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treering.events.vocabulary.Hash;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A provider's own record: what it took, by key, and how often it was told of it. */
public final class TakenInvoices {

    /**
     * An invoice it has.
     *
     * @param told how often it was sent
     */
    public record Entry(String key, String number, String account, String total, String reference, int told) {}

    private final SortedMap<String, Entry> byKey = new TreeMap<>();

    /** Takes an invoice once; whoever sends it again hears the same reference. */
    synchronized Entry take(String key, String number, String account, String total) {
        return byKey.merge(
                key,
                // from the key alone, so that it is the same also after this record was lost with the process
                new Entry(
                        key,
                        number,
                        account,
                        total,
                        "sim-" + Hash.of(key.getBytes(UTF_8)).toString().substring(0, 16),
                        1),
                (known, _) -> new Entry(
                        known.key(),
                        known.number(),
                        known.account(),
                        known.total(),
                        known.reference(),
                        known.told() + 1));
    }

    /** All of it, sorted by key. */
    public synchronized List<Entry> all() {
        return new ArrayList<>(byKey.values());
    }
}
