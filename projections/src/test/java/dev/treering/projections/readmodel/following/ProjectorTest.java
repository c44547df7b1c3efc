package dev.treering.projections.readmodel.following;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** What its thread does when the projection itself fails; no broker is asked before it does. */
class ProjectorTest {

    private static final String NO_BROKER = "127.0.0.1:1";

    @Test
    void an_error_ends_it_and_is_told() {
        try (var projector = following(() -> {
            throw new LinkageError("half a class");
        })) {
            eventually(() -> projector.illness().isPresent());

            assertThat(projector.illness()).get().asString().contains("half a class");
        }
    }

    @Test
    void an_exception_is_a_trouble_and_is_tried_again() {
        var attempts = new AtomicInteger();
        try (var projector = following(() -> {
            attempts.incrementAndGet();
            throw new IllegalStateException("not this time");
        })) {
            eventually(() -> attempts.get() == 2);

            assertThat(projector.trouble()).get().asString().contains("not this time");
            assertThat(projector.illness()).isEmpty();
        }
    }

    private static Projector following(Supplier<String> topic) {
        Thread test = Thread.currentThread();
        return Projector.start(NO_BROKER, new PGSimpleDataSource(), new Projection() {
            @Override
            public String topic() {
                return Thread.currentThread().equals(test) ? "facts" : topic.get();
            }

            @Override
            public Batch newBatch() {
                throw new AssertionError("there is nothing to take in");
            }
        });
    }

    private static void eventually(BooleanSupplier condition) {
        long deadline = System.nanoTime() + 10_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }
}
