package dev.treering.runtime.real;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Why the two servers may differ: the real one is of version 1.20, or the simulated one leaves out what nobody here reads. */
final class Explanations {

    private Explanations() {}

    /** Empty where nothing explains it. */
    static Optional<String> of(Operation operation, Said simulated, Said real) {
        if (onlyOwnersDiffer(simulated, real) && ownsMoreOfData(simulated, real)) {
            return Optional.of("1.20: who owned a map of which nothing was left owns what is put there later");
        }
        return Optional.empty();
    }

    private static boolean onlyOwnersDiffer(Said simulated, Said real) {
        return simulated.code() == real.code()
                && simulated.text().equals(real.text())
                && simulated.moved() == real.moved();
    }

    private static boolean ownsMoreOfData(Said simulated, Said real) {
        return real.owners().entrySet().stream().allMatch(owner -> {
            Set<String> more = new TreeSet<>(owner.getValue());
            Set<String> ours = simulated.owners().getOrDefault(owner.getKey(), Set.of());
            more.removeAll(ours);
            return owner.getValue().containsAll(ours)
                    && (more.isEmpty() || owner.getKey().endsWith(" Update"))
                    && more.stream().allMatch(field -> field.startsWith("/f:data/"));
        });
    }
}
