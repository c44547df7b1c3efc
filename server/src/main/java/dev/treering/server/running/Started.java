package dev.treering.server.running;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has been started, to be stopped in reverse order, each part whatever becomes of the others. */
final class Started implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Started.class);

    private record Part(String name, AutoCloseable closing) {}

    private final Deque<Part> parts = new ArrayDeque<>();

    /** Starts a part and remembers how to stop it. */
    <T extends AutoCloseable> T part(String name, Supplier<T> start) {
        long began = System.nanoTime();
        T part = start.get();
        add(name, part);
        LOG.debug("{} started in {} ms", name, (System.nanoTime() - began) / 1_000_000);
        return part;
    }

    synchronized void add(String name, AutoCloseable closing) {
        parts.push(new Part(name, closing));
    }

    @Override
    public synchronized void close() {
        while (!parts.isEmpty()) {
            Part part = parts.pop();
            try {
                part.closing().close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                LOG.warn("interrupted while {} stopped", part.name());
            } catch (Exception e) {
                LOG.warn("{} did not stop in order", part.name(), e);
            }
        }
    }
}
