package dev.treering.events.runtime;

import dev.treering.events.vocabulary.DynoSize;
import dev.treering.events.vocabulary.ProcessType;

/** One process type of a formation: so many dynos of a size; 0 keeps the process and runs none. */
public record DesiredProcess(ProcessType process, int quantity, DynoSize size) {

    public DesiredProcess {
        if (quantity < 0) {
            throw new IllegalArgumentException("quantity is " + quantity + "; allowed is 0 or more");
        }
    }
}
