package dev.treering.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Finds the route of a request. A literal segment goes before a parameter. */
final class Router {

    private final List<Candidate> candidates;

    private record Candidate(Door door, Route route, List<String> segments) {
        boolean isLiteral(int i) {
            return !segments.get(i).startsWith("{");
        }

        long literals() {
            return segments.stream().filter(segment -> !segment.startsWith("{")).count();
        }
    }

    /** What a request comes to. */
    sealed interface Found {
        record Match(Door door, Route route, Map<String, String> parameters) implements Found {}

        record WrongMethod(TreeSet<String> allowed) implements Found {}

        record Nothing() implements Found {}
    }

    Router(List<Door> doors) {
        List<Candidate> all = new ArrayList<>();
        for (Door door : doors) {
            door.routes().forEach(route -> all.add(new Candidate(door, route, segments(route.path()))));
        }
        all.sort((a, b) -> Long.compare(b.literals(), a.literals()));
        this.candidates = List.copyOf(all);
    }

    /** {@code rawPath} is the path as it came, still encoded. */
    Found find(String method, String rawPath) {
        List<String> segments;
        try {
            segments = segments(rawPath).stream().map(Router::decoded).toList();
        } catch (IllegalArgumentException _) {
            return new Found.Nothing(); // a percent sign without its digits names nothing
        }
        var allowed = new TreeSet<String>();
        for (Candidate candidate : candidates) {
            var parameters = match(candidate, segments);
            if (parameters.isPresent() && candidate.route().method().equals(method)) {
                return new Found.Match(candidate.door(), candidate.route(), parameters.get());
            }
            parameters.ifPresent(_ -> allowed.add(candidate.route().method()));
        }
        return allowed.isEmpty() ? new Found.Nothing() : new Found.WrongMethod(allowed);
    }

    private static Optional<Map<String, String>> match(Candidate candidate, List<String> segments) {
        if (candidate.segments().size() != segments.size()) {
            return Optional.empty();
        }
        Map<String, String> parameters = new HashMap<>();
        for (int i = 0; i < segments.size(); i++) {
            String wanted = candidate.segments().get(i);
            if (candidate.isLiteral(i)) {
                if (!wanted.equals(segments.get(i))) {
                    return Optional.empty();
                }
            } else {
                parameters.put(wanted.substring(1, wanted.length() - 1), segments.get(i));
            }
        }
        return Optional.of(parameters);
    }

    private static List<String> segments(String path) {
        String inner = path.startsWith("/") ? path.substring(1) : path;
        return List.of((inner.endsWith("/") ? inner.substring(0, inner.length() - 1) : inner).split("/", -1));
    }

    /** In a path a plus sign is itself. */
    private static String decoded(String segment) {
        return URLDecoder.decode(segment.replace("+", "%2B"), UTF_8);
    }
}
