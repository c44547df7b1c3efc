@NullMarked
package dev.treering.benchmarks.killbill;

import org.jspecify.annotations.NullMarked;
