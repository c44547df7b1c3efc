package dev.treering.projections.metering;

/** Where the two levels of a slot come from. */
enum Origin {
    /** Both are told: what is asked for by people, what is there by the cluster. */
    BOTH_TOLD,
    /** What runs by itself is asked for as long as it runs. */
    COMMANDED_AS_OBSERVED,
    /** What nobody observes is there as soon as it is asked for. */
    OBSERVED_AS_COMMANDED,
    /** A space is there as soon as it is asked for and provisioned. */
    OBSERVED_AS_PROVISIONED;

    static Origin of(Lane lane) {
        return switch (lane.kind()) {
            case DYNO -> lane.isCommandedAsObserved() ? COMMANDED_AS_OBSERVED : BOTH_TOLD;
            case SPACE -> OBSERVED_AS_PROVISIONED;
            case ADD_ON, NETWORK, BUILD, USAGE, PROVISIONED, MAINTENANCE -> OBSERVED_AS_COMMANDED;
        };
    }
}
