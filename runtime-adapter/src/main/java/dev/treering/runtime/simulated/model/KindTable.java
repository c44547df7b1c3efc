package dev.treering.runtime.simulated.model;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;

/** The kinds a server serves: those of {@code kinds.txt}, and whatever is registered later. Safe for several threads. */
public final class KindTable {
    private static final String STANDARD = "/dev/treering/runtime/simulated/kinds.txt";

    private final Map<String, ResourceKind> byStorageName = new ConcurrentSkipListMap<>();

    /** The kinds the platform works with, from the table in the jar. */
    public static KindTable standard() {
        KindTable table = new KindTable();
        try (InputStream in = Objects.requireNonNull(KindTable.class.getResourceAsStream(STANDARD), STANDARD);
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(KindTable::parse)
                    .forEach(table::register);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return table;
    }

    private static ResourceKind parse(String line) {
        List<String> columns = new ArrayList<>(Arrays.asList(line.strip().split("\\s+")));
        String apiVersion = columns.removeFirst();
        int slash = apiVersion.indexOf('/');
        return new ResourceKind(
                slash < 0 ? "" : apiVersion.substring(0, slash),
                apiVersion.substring(slash + 1),
                columns.removeFirst(),
                columns.removeFirst(),
                columns.removeFirst().equals("namespaced"),
                columns.stream().map(ResourceKind.Trait::valueOf).collect(Collectors.toSet()));
    }

    /** Serves one more kind from now on. The same kind again replaces what was known about it. */
    public void register(ResourceKind kind) {
        byStorageName.put(kind.storageName(), kind);
    }

    /** Serves a kind no more. */
    public void withdraw(String storageName) {
        byStorageName.remove(storageName);
    }

    /** The kind behind a path. */
    public Optional<ResourceKind> find(String group, String version, String plural) {
        return stored(group + "/" + plural).filter(kind -> kind.version().equals(version));
    }

    /** The kind with that {@link ResourceKind#storageName()}. */
    public Optional<ResourceKind> stored(String storageName) {
        return Optional.ofNullable(byStorageName.get(storageName));
    }

    /** The kind that is there for certain, because this code was written for it. */
    public ResourceKind require(String storageName) {
        return stored(storageName).orElseThrow(() -> new IllegalArgumentException("no kind " + storageName));
    }

    /** All kinds, ordered by group and plural. */
    public List<ResourceKind> all() {
        return List.copyOf(byStorageName.values());
    }
}
