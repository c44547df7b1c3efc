package dev.treering.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * What came out.
 *
 * @param input what was measured with, in a line for people
 * @param sizes the same for machines
 * @param unit what is counted, in the plural
 * @param shares of CPU time by layer, by thread; empty when it was not sampled
 */
record Report(
        Machine machine,
        String input,
        SortedMap<String, Long> sizes,
        String unit,
        Figures figures,
        Map<String, Map<String, Double>> shares) {

    /** For people. */
    String table() {
        var text = new StringBuilder();
        text.append(machine).append('\n');
        text.append(input).append("; medians of the rounds\n\n");
        text.append(
                String.format(Locale.ROOT, "%-34s %10s %7s  %-22s %6s%n", "", unit + "/s", "ratio", "to", "rounds"));
        for (Measured measure : figures.measures()) {
            boolean isLimit = measure.limit() == measure;
            text.append(String.format(
                    Locale.ROOT,
                    "%-34s %,10.0f %7s  %-22s %6d%n",
                    measure.label(),
                    figures.perSecond(measure),
                    isLimit ? "limit" : String.format(Locale.ROOT, "%.2f", figures.ratio(measure)),
                    isLimit ? "" : measure.limit().label().split(",", 2)[0],
                    figures.rounds(measure).size()));
        }
        shares.forEach((thread, layers) -> {
            text.append(String.format(Locale.ROOT, "%nCPU time of %s…%n", thread));
            layers.forEach(
                    (layer, share) -> text.append(String.format(Locale.ROOT, "  %5.1f %%  %s%n", 100 * share, layer)));
        });
        return text.toString();
    }

    /** For machines: what was done per second, all rounds of them. */
    String json() {
        List<Map<String, Object>> measures =
                figures.measures().stream().map(this::asMap).toList();
        var report = new LinkedHashMap<String, Object>();
        report.put("machine", machine);
        report.putAll(sizes);
        report.put("measures", measures);
        report.put("cpuShares", shares);
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(report);
    }

    private Map<String, Object> asMap(Measured measure) {
        var map = new LinkedHashMap<String, Object>();
        map.put("measure", measure.name());
        map.put("label", measure.label());
        map.put(unit + "PerSecond", Math.round(figures.perSecond(measure)));
        map.put("ratio", figures.ratio(measure));
        map.put("limit", measure.limit().name());
        map.put("rounds", figures.rounds(measure).stream().map(Math::round).toList());
        return map;
    }
}
