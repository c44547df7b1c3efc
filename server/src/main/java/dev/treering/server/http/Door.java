package dev.treering.server.http;

import java.util.List;

/** A part of the server with its own manners. */
public interface Door {

    /** Its name in metrics. */
    String name();

    List<Route> routes();

    /** Whether a path without a route is refused in this door's form. */
    boolean owns(String path);

    /** A refusal in this door's form. */
    Answer tell(Refused refused);

    /** What every answer of this door carries. */
    default Answer finish(Answer answer, String requestId) {
        return answer;
    }
}
