package dev.treering.server.cli;

import java.io.PrintWriter;
import tools.jackson.databind.JsonNode;

/** A command that lists what the server has, as a table. */
abstract class Listing extends Showing {

    /** The list as a table. */
    abstract Table table(JsonNode list);

    @Override
    final void print(JsonNode list, PrintWriter out) {
        table(list).print(out);
    }
}
