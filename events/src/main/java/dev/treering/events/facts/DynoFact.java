package dev.treering.events.facts;

import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.DynoRun;
import dev.treering.events.vocabulary.DynoSize;
import dev.treering.events.vocabulary.ProcessType;
import java.time.Instant;

/** What was seen of dynos in the cluster. Times are the kubelet's own. */
public sealed interface DynoFact extends Fact.Owned {

    Dyno dyno();

    /** When the container started. */
    Instant startedAt();

    @Override
    default AccountId account() {
        return dyno().account();
    }

    /**
     * Which dyno was seen.
     *
     * @param name as the platform shows it, such as web.1
     * @param node where it ran; empty where unknown
     * @param arch amd64, arm64, or empty where unknown
     */
    record Dyno(
            AccountId account,
            AppId app,
            ProcessType process,
            String name,
            DynoSize size,
            DynoRun run,
            String node,
            String arch) {}

    /** The container was seen to have started. */
    record Started(Dyno dyno, Instant startedAt) implements DynoFact {}

    /**
     * The container was seen to have stopped. Carries its own start, so that a lost start loses no usage.
     *
     * @param reason the kubelet's, such as Completed, Error, OOMKilled
     * @param precisionMs resolution of both times, milliseconds
     */
    record Stopped(Dyno dyno, Instant startedAt, Instant stoppedAt, String reason, int precisionMs)
            implements DynoFact {
        public Stopped {
            if (stoppedAt.isBefore(startedAt)) {
                throw new IllegalArgumentException("stoppedAt " + stoppedAt + " is before startedAt " + startedAt);
            }
            if (precisionMs < 0) {
                throw new IllegalArgumentException("precisionMs is " + precisionMs + "; allowed is 0 or more");
            }
        }
    }

    /** The end was not seen and never will be. The dyno counts up to the last proof of life: the tie goes to the customer. */
    record Lost(Dyno dyno, Instant startedAt, Instant lastSeenAt, String reason) implements DynoFact {
        public Lost {
            if (lastSeenAt.isBefore(startedAt)) {
                throw new IllegalArgumentException("lastSeenAt " + lastSeenAt + " is before startedAt " + startedAt);
            }
        }
    }
}
