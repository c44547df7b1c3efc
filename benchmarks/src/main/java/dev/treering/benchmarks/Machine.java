package dev.treering.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import org.apache.kafka.common.utils.AppInfoParser;

/**
 * Where it was measured.
 *
 * @param cores that the JVM may use
 * @param load average over the last minute when it began; negative where unknown: others on the machine blur the figures
 */
record Machine(int cores, long heapMb, double load, String jdk, String system, String kafka) {

    static Machine here() {
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory() >> 20,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                AppInfoParser.getVersion());
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%d cores (load %.1f at the start), heap %d MB, %s, %s, Kafka %s",
                cores,
                load,
                heapMb,
                jdk,
                system,
                kafka);
    }
}
