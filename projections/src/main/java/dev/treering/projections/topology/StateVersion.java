package dev.treering.projections.topology;

import dev.treering.projections.audit.Chain;
import dev.treering.projections.backbilling.BackBilling;
import dev.treering.projections.metering.Meter;
import dev.treering.projections.sealing.Sealing;
import dev.treering.projections.statements.Statements;
import dev.treering.projections.step.Key;
import dev.treering.projections.step.ShelfCodec;
import dev.treering.projections.step.ShelfSpec;
import dev.treering.projections.step.StateReader;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * In which form the ledger's state is written: which shelves there are, and the version of the bytes on each. Noted with the state of
 * every partition. State in another form is built anew, see {@link StateRebuild}.
 */
final class StateVersion {

    /** All shelves of the ledger, but for the one this is noted on. */
    static final List<ShelfSpec<?>> SHELVES = Stream.of(
                    List.of(FactReader.FOLDED),
                    Meter.SHELVES,
                    Statements.SHELVES,
                    BackBilling.SHELVES,
                    Chain.SHELVES,
                    Sealing.SHELVES)
            .flatMap(List::stream)
            .collect(Collectors.toUnmodifiableList());

    /** The form that this program writes and reads. */
    static final String CURRENT = of(SHELVES);

    /** Where it is noted with the state. */
    static final Key HERE = Key.of("version");

    static final ShelfSpec<String> NOTE =
            new ShelfSpec<>("state", ShelfCodec.version(1, (text, out) -> out.text(text), StateReader::text));

    private StateVersion() {}

    static String of(List<ShelfSpec<?>> shelves) {
        return shelves.stream()
                .map(spec -> spec.name() + ":" + spec.codec().version())
                .sorted()
                .collect(Collectors.joining(" "));
    }

    /** Whether a program that wrote this form has published seals. */
    static boolean hasSeals(String found) {
        return Sealing.SHELVES.stream().allMatch(spec -> (" " + found).contains(" " + spec.name() + ":"));
    }

    /** In words, how state that was found is written otherwise than is needed; {@code found} is empty where nothing is noted. */
    static String difference(String found, String needed) {
        if (found.isEmpty()) {
            return "does not say in which form it is written, as the first versions did not";
        }
        return "has the shelves " + without(found, needed) + " where " + without(needed, found) + " are needed";
    }

    private static List<String> without(String all, String others) {
        var left = new TreeSet<>(List.of(all.split(" ", -1)));
        left.removeAll(new ArrayList<>(List.of(others.split(" ", -1))));
        return List.copyOf(left);
    }
}
