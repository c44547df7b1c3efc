/**
 * Traces of what the doors are asked, to an OpenTelemetry collector where one is named; nothing leaves the process otherwise.
 *
 * <p>May use: the OpenTelemetry SDK.
 */
@NullMarked
package dev.treering.server.telemetry;

import org.jspecify.annotations.NullMarked;
