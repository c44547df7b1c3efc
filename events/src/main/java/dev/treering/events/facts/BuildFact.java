package dev.treering.events.facts;

import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;

/** The story of builds: source code that becomes an image. */
public sealed interface BuildFact extends Fact.Owned {

    AppId app();

    /** Names the build within the app. */
    String build();

    /** How long it took, milliseconds. */
    long durationMs();

    /** A build succeeded. {@code arch} is amd64, arm64, or empty where unknown. */
    record Succeeded(AccountId account, AppId app, String build, String arch, long durationMs) implements BuildFact {
        public Succeeded {
            check(build, arch, durationMs);
        }
    }

    /** A build failed; its time is metered apart, so that a price book can say what that costs. */
    record Failed(AccountId account, AppId app, String build, String arch, long durationMs, String reason)
            implements BuildFact {
        public Failed {
            check(build, arch, durationMs);
        }
    }

    private static void check(String build, String arch, long durationMs) {
        Spans.named("build", build);
        Spans.printable("arch", arch);
        if (durationMs < 0) {
            throw new IllegalArgumentException("durationMs is " + durationMs + "; allowed is 0 or more");
        }
    }
}
