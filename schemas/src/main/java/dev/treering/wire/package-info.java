/**
 * The wire: the Avro schema of every record on every public topic, every published version kept and still readable.
 *
 * <p>May use: Avro. Generated classes of the current versions lie in the packages below this one, a package a family.
 */
@NullMarked
package dev.treering.wire;

import org.jspecify.annotations.NullMarked;
