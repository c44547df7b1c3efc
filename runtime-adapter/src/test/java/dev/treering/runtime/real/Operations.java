package dev.treering.runtime.real;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Requests drawn by a seed: what Treering asks of an API server, and what others may ask of the same objects. The same seed is the same
 * requests, whatever is answered.
 */
final class Operations {

    static final String NAMESPACE = "differences";
    static final String APPLY = "application/apply-patch+yaml";
    private static final String JSON = "application/json";
    private static final String MERGE = "application/merge-patch+json";
    static final String JSON_PATCH = "application/json-patch+json";
    private static final String STRATEGIC = "application/strategic-merge-patch+json";
    private static final String MAPS = "/api/v1/namespaces/" + NAMESPACE + "/configmaps";
    private static final String DEPLOYMENTS = "/apis/apps/v1/namespaces/" + NAMESPACE + "/deployments";
    private static final List<String> MANAGERS = List.of("m1", "m2", "m3");

    private final Random dice;

    Operations(long seed) {
        dice = new Random(seed);
    }

    List<Operation> next(int number) {
        var all = new ArrayList<Operation>();
        for (int i = 0; i < number; i++) {
            all.add(dice.nextInt(10) < 6 ? ofMap() : ofDeployment());
        }
        return all;
    }

    /** Without JSON patch's replace: version 1.20 replaces what is not there too. */
    private Operation ofMap() {
        String path = MAPS + "/" + oneOf("a", "b", "c");
        String name = path.substring(path.lastIndexOf('/') + 1);
        return switch (dice.nextInt(11)) {
            case 0 -> new Operation("POST", MAPS, JSON, map(name, metadata()));
            case 1 -> new Operation("PUT", path, JSON, map(name, oneOf("", version()) + metadata()));
            case 2 -> new Operation("PATCH", path + manager("?"), MERGE, "{\"data\":" + data(true) + "}");
            case 3 ->
                new Operation(
                        "PATCH",
                        path + manager("?"),
                        JSON_PATCH,
                        "[{\"op\":\"" + oneOf("add", "remove", "test") + "\",\"path\":\"/data/" + key()
                                + "\",\"value\":\"" + dice.nextInt(3) + "\"}]");
            case 4 -> new Operation("PATCH", path, MERGE, "{\"metadata\":{\"finalizers\":null}}");
            case 5 -> new Operation("DELETE", path, JSON, deletion());
            case 6 -> new Operation("GET", path, "", "");
            case 7 -> new Operation("GET", MAPS + "?labelSelector=" + selector(), "", "");
            default -> applied(path, map(name, oneOf("", "", "", version()) + metadata()));
        };
    }

    private Operation ofDeployment() {
        String name = oneOf("w", "v");
        String path = DEPLOYMENTS + "/" + name;
        return switch (dice.nextInt(9)) {
            case 0 -> new Operation("POST", DEPLOYMENTS, JSON, deployment(name, ""));
            case 1 ->
                new Operation(
                        "PATCH",
                        path + manager("?"),
                        STRATEGIC,
                        "{\"spec\":{\"template\":{\"spec\":{\"containers\":[" + container("proxy") + "]}}}}");
            case 2 ->
                new Operation("PATCH", path + manager("?"), MERGE, "{\"spec\":{\"replicas\":" + dice.nextInt(4) + "}}");
            case 3 ->
                new Operation(
                        "PATCH",
                        path + "/status" + manager("?"),
                        MERGE,
                        "{\"status\":{\"replicas\":" + (1 + dice.nextInt(3)) + "}}");
            case 4 -> new Operation("DELETE", path + "?propagationPolicy=Background", JSON, deletion());
            default -> applied(path, deployment(name, oneOf("", "", version())));
        };
    }

    private Operation applied(String path, String body) {
        String query = manager("?") + oneOf("", "&force=true") + oneOf("", "", "", "&dryRun=All");
        return new Operation("PATCH", path + query, APPLY, body);
    }

    private String map(String name, String metadata) {
        return "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"" + name + "\"" + metadata
                + "},\"data\":" + data(false) + "}";
    }

    private String deployment(String name, String metadata) {
        String containers = Stream.of("dyno", "proxy")
                .filter(each -> each.equals("dyno") || dice.nextInt(3) == 0)
                .map(this::container)
                .collect(Collectors.joining(","));
        return "{\"apiVersion\":\"apps/v1\",\"kind\":\"Deployment\",\"metadata\":{\"name\":\"" + name + "\"" + metadata
                + "},\"spec\":{\"replicas\":" + (dice.nextInt(12) - 1)
                + ",\"selector\":{\"matchLabels\":{\"app\":\"x\"}},\"template\":{\"metadata\":{\"labels\":{\"app\":\""
                + oneOf("x", "x", "x", "x", "x", "y") + "\"}},\"spec\":{\"containers\":[" + containers + "]}}}}";
    }

    private String container(String name) {
        String environment = Stream.of("A", "B", "C")
                .filter(_ -> dice.nextBoolean())
                .map(each -> "{\"name\":\"" + each + "\",\"value\":\"" + dice.nextInt(3) + "\"}")
                .collect(Collectors.joining(","));
        return "{\"name\":\"" + name + "\",\"image\":\"i:" + dice.nextInt(3) + "\""
                + (environment.isEmpty() ? "" : ",\"env\":[" + environment + "]") + ",\"ports\":[{\"containerPort\":"
                + (80 + dice.nextInt(2)) + ",\"protocol\":\"TCP\"}]}";
    }

    private String metadata() {
        return oneOf("", "", ",\"labels\":{\"l/x\":\"" + dice.nextInt(2) + "\"}")
                + oneOf("", "", "", ",\"finalizers\":[\"x/f" + dice.nextInt(2) + "\"]")
                + oneOf("", "", ",\"annotations\":{\"n/x\":\"" + dice.nextInt(3) + "\"}");
    }

    /** Never empty: version 1.20 takes an empty map for a value, and passes its parts on to who stated it. */
    private String data(boolean removing) {
        String always = key();
        return Stream.of("a", "b", "c")
                .filter(key -> key.equals(always) || dice.nextBoolean())
                .map(key ->
                        "\"" + key + "\":" + (removing && dice.nextBoolean() ? "null" : "\"" + dice.nextInt(3) + "\""))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private String deletion() {
        return oneOf("{}", "{}", "{\"preconditions\":{\"resourceVersion\":\"" + oneOf("$FRESH", "$STALE") + "\"}}");
    }

    private String version() {
        return ",\"resourceVersion\":\"" + oneOf("$FRESH", "$STALE") + "\"";
    }

    private String manager(String before) {
        return before + "fieldManager=" + MANAGERS.get(dice.nextInt(MANAGERS.size()));
    }

    private String selector() {
        return oneOf("l%2Fx%3D1", "l%2Fx!%3D1", "l%2Fx", "!l%2Fx", "l%2Fx%20in%20(0,2)", "l%2Fx%20notin%20(1)");
    }

    private String key() {
        return oneOf("a", "b", "c");
    }

    private String oneOf(String... these) {
        return these[dice.nextInt(these.length)];
    }
}
