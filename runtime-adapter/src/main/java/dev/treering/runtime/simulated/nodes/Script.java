package dev.treering.runtime.simulated.nodes;

import dev.treering.runtime.simulated.model.Metadata;
import dev.treering.runtime.simulated.model.Pod;
import java.util.Optional;

/**
 * What a pod's annotations say about how it behaves here; no real cluster reads them. All values are whole numbers.
 *
 * @param pullSeconds {@code simulated.treering.dev/pull-seconds}: until its containers start
 * @param runSeconds {@code simulated.treering.dev/run-seconds}: until they end by themselves
 * @param stopSeconds {@code simulated.treering.dev/stop-seconds}: from SIGTERM to their end
 * @param exitCode {@code simulated.treering.dev/exit-code}: what they end with by themselves, 0 if it is not said
 */
record Script(
        Optional<Integer> pullSeconds, Optional<Integer> runSeconds, Optional<Integer> stopSeconds, int exitCode) {
    private static final String PREFIX = "simulated.treering.dev/";

    static Script of(Pod pod) {
        Metadata metadata = pod.metadata();
        return new Script(
                number(metadata, "pull-seconds"),
                number(metadata, "run-seconds"),
                number(metadata, "stop-seconds"),
                number(metadata, "exit-code").orElse(0));
    }

    private static Optional<Integer> number(Metadata metadata, String name) {
        String text = metadata.annotation(PREFIX + name);
        return text.matches("\\d{1,9}") ? Optional.of(Integer.parseInt(text)) : Optional.empty();
    }
}
