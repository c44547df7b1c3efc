package dev.treering.server.telemetry;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** Spans around requests, and the trace that facts are to carry (W3C Trace Context). */
public final class Spans {

    private static final int SERVER_ERROR = 500;

    private Spans() {}

    /**
     * Runs a request within a span.
     *
     * @param traceparent of the client's trace, where it sent one
     * @param request gives its HTTP status
     */
    public static void around(String name, Optional<String> traceparent, IntSupplier request) {
        Context parent = W3CTraceContextPropagator.getInstance()
                .extract(Context.root(), traceparent.orElse(""), Traceparent.HEADER);
        Span span = GlobalOpenTelemetry.getTracer("treering")
                .spanBuilder(name)
                .setParent(parent)
                .setSpanKind(SpanKind.SERVER)
                .startSpan();
        try (var _ = span.makeCurrent()) {
            int status = request.getAsInt();
            span.setAttribute("http.response.status_code", status);
            if (status >= SERVER_ERROR) {
                span.setStatus(StatusCode.ERROR);
            }
        } finally {
            span.end();
        }
    }

    /** The trace context of the span that runs now; empty outside one, or while telemetry is off. */
    public static Optional<String> traceparent() {
        SpanContext context = Span.current().getSpanContext();
        return context.isValid() && !context.isRemote()
                ? Optional.of("00-" + context.getTraceId() + "-" + context.getSpanId() + "-"
                        + context.getTraceFlags().asHex())
                : Optional.empty();
    }

    /** A carrier that is the one header. */
    private enum Traceparent implements TextMapGetter<String> {
        HEADER;

        @Override
        public Iterable<String> keys(String carrier) {
            return Set.of("traceparent");
        }

        @Override
        public @Nullable String get(@Nullable String carrier, String key) {
            return key.equals("traceparent") ? carrier : null;
        }
    }
}
