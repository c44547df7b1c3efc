package dev.treering.runtime.simulated.api;

import dev.treering.runtime.simulated.model.Refusal;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** What goes wrong on request, between the clients and the store. Safe for several threads. */
public final class RequestFaults {

    private static final Runnable NOTHING = () -> {};

    private final AtomicInteger failing = new AtomicInteger();
    private final AtomicLong watchGeneration = new AtomicLong();
    private final AtomicInteger untilThen = new AtomicInteger();
    private final AtomicReference<Runnable> then = new AtomicReference<>(NOTHING);
    private final ConcurrentMap<String, AtomicInteger> asked = new ConcurrentHashMap<>();
    private volatile Weather weather = Weather.FAIR;
    private volatile boolean cut;
    private volatile List<String> forbidden = List.of();

    /** The next requests are answered with 500, whatever they ask. */
    public void failNext(int requests) {
        failing.set(requests);
    }

    /** From now on requests go wrong as often as this. */
    public void weather(Weather next) {
        weather = next;
    }

    /** From now on no request comes through, until this is said to be over. Watches that are open stay so. */
    public void cut(boolean yes) {
        cut = yes;
    }

    /** Something is to happen when so many more requests have come in, before the last of them is looked at. Replaces what was. */
    public void after(int requests, Runnable what) {
        then.set(NOTHING);
        untilThen.set(requests);
        then.set(what);
    }

    /**
     * From now on nothing may be written to paths that hold one of these, as for want of a right or of quota: 403. None forbids nothing.
     */
    public void forbid(String... partsOfPaths) {
        forbidden = List.of(partsOfPaths);
    }

    /** What becomes of this request. Counts it. */
    Fault next(String method, String path) {
        if (untilThen.decrementAndGet() == 0) {
            then.getAndSet(NOTHING).run();
        }
        if (cut) {
            return new Fault.RequestLost();
        }
        if (!method.equals("GET") && forbidden.stream().anyMatch(path::contains)) {
            return new Fault.Refused(Refusal.forbidden("exceeded quota: nothing more may be written to " + path));
        }
        if (failing.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            return new Fault.Refused(Refusal.internalError("a failure that was asked for"));
        }
        Weather now = weather;
        if (now.equals(Weather.FAIR)) {
            return Fault.NONE;
        }
        String what = method + " " + path;
        return now.faultOf(
                method,
                path,
                asked.computeIfAbsent(what, _ -> new AtomicInteger()).incrementAndGet());
    }

    /** Every watch that is open now ends without a word. */
    void dropWatches() {
        watchGeneration.incrementAndGet();
    }

    long watchGeneration() {
        return watchGeneration.get();
    }
}
