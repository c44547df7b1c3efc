/** The simulated cluster, rule by rule, and as a Kubernetes client sees it. May use: everything of the simulated cluster, fabric8. */
@NullMarked
package dev.treering.runtime.simulated;

import org.jspecify.annotations.NullMarked;
