package dev.treering.server.http;

import java.net.URI;
import java.util.Optional;

/**
 * Where other clients reach what the server stands on; an embedded part has another address after each start.
 *
 * @param kafka bootstrap servers of the broker with the public topics
 * @param cluster API server of the simulated cluster; empty with a real one, which is reached by its own credentials
 */
public record Addresses(String kafka, Optional<URI> cluster) {}
