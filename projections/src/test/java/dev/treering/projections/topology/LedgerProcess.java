package dev.treering.projections.topology;

import java.io.IOException;
import java.nio.file.Path;

/** The ledger application as a process of its own, to be killed. */
final class LedgerProcess {

    private LedgerProcess() {}

    /** Arguments: bootstrap servers, state directory. Runs until killed. */
    public static void main(String[] arguments) throws InterruptedException {
        LedgerStreams.start(LedgerSettings.alone(arguments[0], Path.of(arguments[1])));
        Thread.currentThread().join();
    }

    static Process start(String bootstrapServers, Path stateDirectory) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ProcessBuilder(
                        java,
                        "-Xmx512m",
                        "-XX:+UseSerialGC", // it lives for seconds: what takes long is to begin
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LedgerProcess.class.getName(),
                        bootstrapServers,
                        stateDirectory.toString())
                .redirectErrorStream(true)
                .redirectOutput(
                        stateDirectory.resolveSibling("ledger-process.log").toFile())
                .start();
    }
}
