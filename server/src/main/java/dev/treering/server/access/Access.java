package dev.treering.server.access;

import java.util.Optional;

/** Tells who a secret belongs to. */
public interface Access {

    /** The caller with this secret; empty for a secret that opens nothing. */
    Optional<Caller> callerWith(String secret);
}
