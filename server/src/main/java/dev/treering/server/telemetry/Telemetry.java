package dev.treering.server.telemetry;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The process's OpenTelemetry SDK, set by the usual {@code OTEL_*} environment. Without {@code OTEL_EXPORTER_OTLP_ENDPOINT} it
 * stays off.
 */
public final class Telemetry implements AutoCloseable {

    private static final String ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private static final long LAST_EXPORT_SECONDS = 3;

    private final OpenTelemetrySdk sdk;

    private Telemetry(OpenTelemetrySdk sdk) {
        this.sdk = sdk;
    }

    /** Starts it, and makes it the one that {@link Spans} writes to. */
    public static Telemetry start() {
        boolean on = System.getenv(ENDPOINT) != null && !GlobalOpenTelemetry.isSet();
        var builder = AutoConfiguredOpenTelemetrySdk.builder()
                .disableShutdownHook() // the composition root stops things in its own order
                .addPropertiesSupplier(() -> Map.of(
                        "otel.sdk.disabled", Boolean.toString(!on),
                        "otel.service.name", "treering",
                        "otel.exporter.otlp.protocol", "http/protobuf",
                        "otel.metrics.exporter", "none",
                        "otel.logs.exporter", "none"));
        if (on) {
            builder.setResultAsGlobal();
        }
        return new Telemetry(builder.build().getOpenTelemetrySdk());
    }

    /** Sends what is still to be sent, for three seconds at most. */
    @Override
    public void close() {
        sdk.shutdown().join(LAST_EXPORT_SECONDS, TimeUnit.SECONDS);
    }
}
