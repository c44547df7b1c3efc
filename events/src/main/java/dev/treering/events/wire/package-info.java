/**
 * The codec: records to Avro bytes and CloudEvents JSON and back; the one package that sees the generated classes.
 *
 * <p>May use: facts, prices, ledger, runtime, vocabulary, log, the schemas, Avro, Jackson.
 */
@NullMarked
package dev.treering.events.wire;

import org.jspecify.annotations.NullMarked;
