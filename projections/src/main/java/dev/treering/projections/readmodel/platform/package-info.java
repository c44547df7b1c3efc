/**
 * The read model of the platform: accounts, apps, formations, open dynos, price books, and which facts mend which dead letters.
 *
 * <p>May use: {@code projections.query}, {@code projections.readmodel.following}, {@code projections.readmodel.sql}, {@code
 * dev.treering.events}, JDBC.
 */
@NullMarked
package dev.treering.projections.readmodel.platform;

import org.jspecify.annotations.NullMarked;
