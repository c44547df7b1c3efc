/**
 * The Heroku Platform API v3, as far as the stock Heroku CLI needs it: apps, formation, dynos.
 *
 * <p>May use: http, access, {@code dev.treering.events}, the ports of aggregates and projections, Jackson.
 */
@NullMarked
package dev.treering.server.http.heroku;

import org.jspecify.annotations.NullMarked;
