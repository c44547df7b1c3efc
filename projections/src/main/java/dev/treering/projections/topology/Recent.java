package dev.treering.projections.topology;

import java.util.LinkedHashMap;
import java.util.Map;

/** The entries used last. A map whose order is that of use, and which forgets the one unused for longest. */
final class Recent<K, V> extends LinkedHashMap<K, V> {

    private static final long serialVersionUID = 1;
    private static final int MOST = 8192;

    Recent() {
        super(1024, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > MOST;
    }
}
