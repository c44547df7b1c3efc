package dev.treering.server.invoicing.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/**
 * Sends invoices to a provider, as fast as it allows and no faster, in batches, several at once; what is throttled or not
 * answered again with longer and longer pauses. The limits hold for all who use the same dispatch.
 */
public final class Dispatch {

    private final InvoiceProvider provider;
    private final Patience patience;
    private final Pace pace;
    private Lane lane; // guarded by this

    /** The provider's limits, as they were when it was asked, and what is left of them. */
    private record Lane(Limits limits, TokenBucket bucket, Semaphore requests) {}

    public Dispatch(InvoiceProvider provider, Patience patience, Pace pace) {
        this.provider = provider;
        this.patience = patience;
        this.pace = pace;
        this.lane = lane(provider.limits());
    }

    /** An invoice and the name the provider gave it. */
    public record Taken(Consignment consignment, String reference) {}

    public InvoiceProvider provider() {
        return provider;
    }

    /**
     * Sends them all and returns when each is answered or given up.
     *
     * @param taken is told of every batch right after the provider's answer, by several threads; what it throws ends the call
     */
    public Delivered send(List<Consignment> consignments, Consumer<List<Taken>> taken) throws InterruptedException {
        Lane now = currentLane();
        var tally = new Tally((long) patience.retries() * consignments.size());
        var batches = new ArrayList<Callable<Void>>();
        for (int from = 0; from < consignments.size(); from += now.limits().batch()) {
            var batch = consignments.subList(
                    from, Math.min(consignments.size(), from + now.limits().batch()));
            batches.add(() -> {
                carry(batch, now, taken, tally);
                return null;
            });
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var each : threads.invokeAll(batches)) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
        return tally.delivered();
    }

    private void carry(List<Consignment> batch, Lane lane, Consumer<List<Taken>> taken, Tally tally)
            throws InterruptedException {
        List<Consignment> left = batch;
        for (int attempt = 1; !left.isEmpty(); attempt++) {
            var answers = answered(left, lane);
            var again = new ArrayList<Consignment>();
            var got = new ArrayList<Taken>();
            for (int i = 0; i < left.size(); i++) {
                var consignment = left.get(i);
                switch (answers.get(i)) {
                    case Answer.Taken(var reference) -> got.add(new Taken(consignment, reference));
                    case Answer.Refused(var reason) -> tally.refused(consignment, reason);
                    case Answer.Throttled(var wait) -> {
                        lane.bucket().hold(wait, pace.nanos());
                        tally.last(consignment, "throttled");
                        again.add(consignment);
                    }
                    case Answer.Unavailable(var reason, var retry) -> {
                        tally.last(consignment, reason);
                        if (retry) {
                            again.add(consignment);
                        }
                    }
                }
            }
            if (!got.isEmpty()) {
                taken.accept(got);
                tally.taken(got);
            }
            if (again.isEmpty() || attempt == patience.attempts() || !tally.mayRetry(again.size())) {
                return;
            }
            pace.pause(patience.after(attempt));
            left = again;
        }
    }

    private List<Answer> answered(List<Consignment> batch, Lane lane) throws InterruptedException {
        lane.requests().acquire();
        try {
            pace.pause(lane.bucket().take(batch.size(), pace.nanos()));
            return provider.deliver(batch);
        } finally {
            lane.requests().release();
        }
    }

    private synchronized Lane currentLane() {
        var limits = provider.limits();
        if (!limits.equals(lane.limits())) {
            lane = lane(limits);
        }
        return lane;
    }

    private Lane lane(Limits limits) {
        return new Lane(
                limits,
                new TokenBucket(limits.perSecond(), limits.batch(), pace.nanos()),
                new Semaphore(limits.concurrent()));
    }
}
