package dev.treering.server.http;

import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/** Counters and gauges of the doors, in Prometheus' text format (0.0.4). */
public final class Metrics {

    private final ConcurrentSkipListMap<String, LongAdder> counters = new ConcurrentSkipListMap<>();
    private final ConcurrentSkipListMap<String, LongSupplier> gauges = new ConcurrentSkipListMap<>();

    public Metrics() {
        for (String outcome : new String[] {"accepted", "duplicate", "rejected"}) {
            facts(outcome, 0);
        }
    }

    /** Counts facts that came in by the events door: accepted, duplicate or rejected. */
    public void facts(String outcome, long count) {
        counter("treering_facts_total{outcome=\"" + outcome + "\"}").add(count);
    }

    void request(String door, int status) {
        counter("treering_http_requests_total{door=\"" + door + "\",status=\"" + status / 100 + "xx\"}")
                .increment();
    }

    /** Shows a value that is asked for whenever metrics are. */
    public void gauge(String name, LongSupplier value) {
        gauges.put(name, value);
    }

    String text() {
        var text = new StringBuilder();
        String family = "";
        for (var counter : counters.entrySet()) {
            String name = counter.getKey().substring(0, counter.getKey().indexOf('{'));
            if (!name.equals(family)) {
                text.append("# TYPE ").append(name).append(" counter\n");
                family = name;
            }
            text.append(counter.getKey())
                    .append(' ')
                    .append(counter.getValue().sum())
                    .append('\n');
        }
        gauges.forEach((name, value) -> text.append("# TYPE ")
                .append(name)
                .append(" gauge\n")
                .append(name)
                .append(' ')
                .append(value.getAsLong())
                .append('\n'));
        return text.toString();
    }

    private LongAdder counter(String name) {
        return counters.computeIfAbsent(name, _ -> new LongAdder());
    }
}
