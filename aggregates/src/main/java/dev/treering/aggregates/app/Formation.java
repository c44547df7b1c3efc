package dev.treering.aggregates.app;

import dev.treering.events.facts.AppFact;
import dev.treering.events.vocabulary.DynoSize;
import dev.treering.events.vocabulary.ProcessType;
import java.util.List;
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

    /** With these process types as they came from another account. */
    Formation with(List<AppFact.TransferredIn.Formation> told) {
        var next = new TreeMap<>(byProcess);
        told.forEach(each -> next.put(each.process(), new Scale(each.quantity(), each.size())));
        return new Formation(next);
    }

    /** As another account is told of it, in the order of the process types. */
    List<AppFact.TransferredIn.Formation> told() {
        return new TreeMap<>(byProcess)
                .entrySet().stream()
                        .map(each -> new AppFact.TransferredIn.Formation(
                                each.getKey(),
                                each.getValue().quantity(),
                                each.getValue().size()))
                        .toList();
    }
}
