package dev.treering.runtime.simulated.apply;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/**
 * The structure of documents: the shape of each list and map by the names on the way to it. Read from {@code structure.txt}, which
 * restates the list and map types of the Kubernetes API.
 */
public final class Structure {
    /** For the kinds of Kubernetes itself. */
    public static final Structure BUILT_IN;

    /** For custom kinds: what all objects share, everything else without known structure. */
    public static final Structure FREE_FORM;

    private static final String FILE = "/dev/treering/runtime/simulated/structure.txt";

    static {
        String[] parts = read().split("(?m)^=$", 2);
        Map<String, Shape> shared = parse(parts[0]);
        Map<String, Shape> all = new HashMap<>(shared);
        all.putAll(parse(parts[1]));
        FREE_FORM = new Structure(shared);
        BUILT_IN = new Structure(all);
    }

    private final Map<String, Shape> shapes;

    private Structure(Map<String, Shape> shapes) {
        this.shapes = Map.copyOf(shapes);
    }

    /** The shape of the value at a path. */
    public Shape shapeOf(FieldPath path, JsonNode value) {
        List<String> names = path.fieldNames();
        boolean named = !path.isRoot() && path.elements().getLast().startsWith("f:");
        for (int from = Math.max(0, names.size() - 3); named && from < names.size(); from++) {
            Shape shape = shapes.get(String.join(".", names.subList(from, names.size())));
            if (shape != null && fits(shape, value)) {
                return shape;
            }
        }
        return value.isObject() ? new Shape.Granular() : new Shape.Atomic();
    }

    private static boolean fits(Shape shape, JsonNode value) {
        return switch (shape) {
            case Shape.Granular ignored -> value.isObject();
            case Shape.Plain ignored -> value.isObject();
            case Shape.Keyed ignored -> value.isArray();
            case Shape.Distinct ignored -> value.isArray();
            case Shape.Atomic ignored -> true;
        };
    }

    private static String read() {
        try (InputStream in = Objects.requireNonNull(Structure.class.getResourceAsStream(FILE), FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Map<String, Shape> parse(String text) {
        Map<String, Shape> shapes = new HashMap<>();
        text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(line -> {
            String[] columns = line.strip().split("\\s+");
            shapes.put(
                    columns[0],
                    switch (columns[1]) {
                        case "keys" -> new Shape.Keyed(List.of(columns[2].split(",")));
                        case "set" -> new Shape.Distinct();
                        case "plain" -> new Shape.Plain();
                        case "atomic" -> new Shape.Atomic();
                        default -> throw new IllegalArgumentException(line);
                    });
        });
        return shapes;
    }
}
