package dev.treering.runtime.desired;

import dev.treering.events.vocabulary.DynoSize;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the published dyno sizes mean to a scheduler.
 *
 * <p>A size that spells out its specification, such as {@code dyno-1c-4gb}, {@code dyno-1c-0.5gb} or {@code dyno-1c-512mb}, means
 * just that: cores, and GiB or MiB. The older names stand in a table; their memory is what is published for them, their share of
 * a core is ours.
 */
public final class DynoSizes {

    private static final Pattern SPELT_OUT =
            Pattern.compile("dyno-([0-9]{1,4}(?:\\.[0-9]{1,3})?)c-([0-9]{1,6}(?:\\.[0-9]{1,3})?)(gb|mb)");
    private static final BigDecimal MILLIS_PER_CORE = BigDecimal.valueOf(1000);
    private static final BigDecimal MIB_PER_GIB = BigDecimal.valueOf(1024);

    private static final DynoSizes PUBLISHED = new DynoSizes(Map.ofEntries(
            Map.entry("eco", new DynoResources(250, 512)),
            Map.entry("basic", new DynoResources(250, 512)),
            Map.entry("standard-1x", new DynoResources(250, 512)),
            Map.entry("standard-2x", new DynoResources(500, 1024)),
            Map.entry("performance-m", new DynoResources(2000, 2560)),
            Map.entry("performance-l", new DynoResources(8000, 14 * 1024)),
            Map.entry("private-s", new DynoResources(500, 1024)),
            Map.entry("private-m", new DynoResources(2000, 2560)),
            Map.entry("private-l", new DynoResources(8000, 14 * 1024))));

    private final Map<String, DynoResources> named;

    private DynoSizes(Map<String, DynoResources> named) {
        this.named = Map.copyOf(named);
    }

    /** The sizes the platform publishes. */
    public static DynoSizes published() {
        return PUBLISHED;
    }

    /** What a dyno of this size is given; empty for a size nobody knows. */
    public Optional<DynoResources> resourcesOf(DynoSize size) {
        var known = Optional.ofNullable(named.get(size.value()));
        return known.or(() -> speltOut(size.value()));
    }

    private static Optional<DynoResources> speltOut(String size) {
        Matcher parts = SPELT_OUT.matcher(size);
        if (!parts.matches()) {
            return Optional.empty();
        }
        long cpu = new BigDecimal(parts.group(1)).multiply(MILLIS_PER_CORE).longValue();
        var amount = new BigDecimal(parts.group(2));
        long memory = (parts.group(3).equals("gb") ? amount.multiply(MIB_PER_GIB) : amount).longValue();
        return cpu < 1 || memory < 1 ? Optional.empty() : Optional.of(new DynoResources(cpu, memory));
    }
}
