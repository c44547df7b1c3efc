/**
 * Building the read models anew beside those that are asked, comparing both, and putting the new ones in their place.
 *
 * <p>May use: the other packages of {@code projections.readmodel}, {@code projections.query}, JDBC, Kafka clients.
 */
@NullMarked
package dev.treering.projections.readmodel.replay;

import org.jspecify.annotations.NullMarked;
