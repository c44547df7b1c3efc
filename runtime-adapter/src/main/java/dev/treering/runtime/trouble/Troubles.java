package dev.treering.runtime.trouble;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** What is amiss now, by what it is about, and what has ended for good. For any thread. */
public final class Troubles {

    private final Map<String, String> passing = new ConcurrentSkipListMap<>();
    private final Map<String, String> lasting = new ConcurrentSkipListMap<>();

    /** Something does not work, and is tried again or waits for a person. What was said of it before is replaced. */
    public void has(String about, Throwable why) {
        passing.put(about, why.toString());
    }

    /** It works again. */
    public void over(String about) {
        passing.remove(about);
    }

    /** It has ended and does not come back in this process. */
    public void ended(String about, Throwable why) {
        passing.remove(about);
        lasting.put(about, why.toString());
    }

    /** What is amiss and may be well again, as {@code about: why}. */
    public List<String> passing() {
        return lines(passing);
    }

    /** What only a restart mends, as {@code about: why}. */
    public List<String> lasting() {
        return lines(lasting);
    }

    private static List<String> lines(Map<String, String> troubles) {
        return troubles.entrySet().stream()
                .map(trouble -> trouble.getKey() + ": " + trouble.getValue())
                .toList();
    }
}
