package dev.treering.runtime.observe;

import dev.treering.events.vocabulary.ProcessType;
import java.util.Optional;
import java.util.Set;

/** Names of dynos as people know them, such as web.1: the process and the smallest number that no running dyno has. */
final class DynoNames {

    private DynoNames() {}

    /**
     * The name of a dyno that starts.
     *
     * @param taken names of the running dynos of the same process
     * @param former the name this pod's dyno had before its container was restarted; kept if nobody took it meanwhile
     */
    static String next(ProcessType process, Set<String> taken, Optional<String> former) {
        return former.filter(name -> !taken.contains(name)).orElseGet(() -> smallestFree(process, taken));
    }

    private static String smallestFree(ProcessType process, Set<String> taken) {
        int ordinal = 1;
        while (taken.contains(process + "." + ordinal)) {
            ordinal++;
        }
        return process + "." + ordinal;
    }
}
