package dev.treering.runtime.real;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Why the two servers may differ: the real one is of version 1.20, or the simulated one leaves out what nobody here reads. */
final class Explanations {

    private static final Pattern OF_MAP = Pattern.compile("/f:data/|/f:metadata/f:(labels|annotations)/");

    private Explanations() {}

    /** Empty where nothing explains it. */
    static Optional<String> of(Operation operation, Said simulated, Said real) {
        if (operation.contentType().equals(Operations.JSON_PATCH) && simulated.code() == 200 && real.code() == 422) {
            return Optional.of("the simulated one keeps an empty map, and a patch adds to it");
        }
        if (simulated.code() == real.code() && someOwnsMoreOfMap(simulated, real)) {
            return Optional.of("1.20: who owned a map of which nothing was left owns what is put there later");
        }
        if (simulated.code() == 409 && real.code() == 409 && causes(simulated).equals(causes(real))) {
            return Optional.of("1.20: the fields of a conflict within a container are written over each other");
        }
        return Optional.empty();
    }

    private static boolean someOwnsMoreOfMap(Said simulated, Said real) {
        var more = real.owners().entrySet().stream()
                .filter(owner -> owner.getKey().endsWith(" Update"))
                .flatMap(owner -> owner.getValue().stream()
                        .filter(field -> !simulated
                                .owners()
                                .getOrDefault(owner.getKey(), Set.of())
                                .contains(field)))
                .toList();
        return !more.isEmpty()
                && more.stream().allMatch(field -> OF_MAP.matcher(field).lookingAt());
    }

    /** Its paths share memory while they are listed, and a later one writes over an earlier one. */
    private static Set<String> causes(Said said) {
        String list = said.text().replaceAll("^reason Conflict\\[|]$", "");
        return Arrays.stream(list.split(", "))
                .map(cause -> cause.replaceAll("(\\[name=\"\\w+\"])\\.(env.*|image)$", "$1"))
                .collect(Collectors.toSet());
    }
}
