package dev.treering.runtime.desired;

import dev.treering.runtime.desired.Workload.Place;

/**
 * How requests from outside find apps.
 *
 * @param gateway the Gateway that routes are attached to; the operator's, in a namespace labelled as router
 * @param domain the domain whose names the apps have: app.domain
 */
public record Routing(Place gateway, String domain) {

    /** Where nothing else is said. */
    public static final Routing USUAL = new Routing(new Place("treering-router", "treering"), "treering.internal");
}
