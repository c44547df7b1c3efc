package dev.treering.projections.cases;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The cases whose answer is not ours, each with the reason: {@code peer: case | reason}, one a line. A name that ends in {@code *}
 * stands for a family of cases; of those that begin so, only those that differ do not apply.
 */
final class DoesNotApply {

    private final Map<String, String> reasons;
    private final SortedSet<String> unused;

    private DoesNotApply(Map<String, String> reasons) {
        this.reasons = reasons;
        this.unused = new TreeSet<>(reasons.keySet());
    }

    static DoesNotApply read() {
        try (InputStream file = DoesNotApply.class.getResourceAsStream("/cases/does-not-apply")) {
            if (file == null) {
                throw new IllegalStateException("no resource /cases/does-not-apply");
            }
            var reasons = new TreeMap<String, String>();
            for (String line : new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                List<String> parts = List.of(line.split(" \\| ", 2));
                if (parts.size() == 2 && !line.startsWith("#")) {
                    reasons.put(parts.getFirst().strip(), parts.getLast().strip());
                }
            }
            return new DoesNotApply(reasons);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<String> reason(Case given) {
        return entry(given).map(reasons::get);
    }

    /** Whether this very case is on the list, and not only its family. */
    boolean isNamed(Case given) {
        return reasons.containsKey(given.title());
    }

    /** It was run, and differs as the list says. */
    void differs(Case given) {
        entry(given).ifPresent(unused::remove);
    }

    SortedSet<String> unused() {
        return unused;
    }

    private Optional<String> entry(Case given) {
        return isNamed(given)
                ? Optional.of(given.title())
                : reasons.keySet().stream()
                        .filter(name ->
                                name.endsWith("*") && given.title().startsWith(name.substring(0, name.length() - 1)))
                        .findFirst();
    }
}
