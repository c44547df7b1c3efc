package dev.treering.aggregates.app;

import dev.treering.events.vocabulary.DynoSize;
import dev.treering.events.vocabulary.ProcessType;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** How many dynos of which size are wished for, by process type. */
record Formation(Map<ProcessType, Scale> byProcess) {

    static final Formation EMPTY = new Formation(Map.of());

    /** So many dynos of a size. */
    record Scale(int quantity, DynoSize size) {}

    Formation {
        byProcess = Map.copyOf(byProcess);
    }

    Optional<Scale> of(ProcessType process) {
        return Optional.ofNullable(byProcess.get(process));
    }

    Formation with(ProcessType process, Scale scale) {
        var next = new TreeMap<>(byProcess);
        next.put(process, scale);
        return new Formation(next);
    }
}
