package dev.treering.server.cli;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Problem details (RFC 9457) as text for a person: the title, then each problem on a line of its own. */
final class Problems {

    private Problems() {}

    static String describe(String body) {
        try {
            JsonNode problem = Api.JSON.readTree(body);
            var text = new StringBuilder(
                    problem.path("detail").asString(problem.path("title").asString(body)));
            for (JsonNode each : problem.path("problems")) {
                text.append("\n  ").append(line(each));
            }
            return text.toString();
        } catch (JacksonException notJson) {
            return body.isBlank() ? "no reason given" : body;
        }
    }

    /** Whether a refusal is of a kind, by the name in its type. */
    static boolean is(String kind, String body) {
        try {
            return Api.JSON.readTree(body).path("type").asString("").endsWith(":" + kind);
        } catch (JacksonException notJson) {
            return false;
        }
    }

    /** One problem: where, then what. */
    static String line(JsonNode problem) {
        if (problem.isString()) {
            return problem.asString();
        }
        String where = problem.path("pointer").asString("");
        if (problem.has("line")) {
            where = "line " + problem.path("line").asInt() + ", column "
                    + problem.path("column").asInt();
        }
        String what = problem.path("message").asString(problem.path("detail").asString(problem.toString()));
        return where.isEmpty() ? what : where + ": " + what;
    }
}
