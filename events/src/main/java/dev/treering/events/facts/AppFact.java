package dev.treering.events.facts;

import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.DynoSize;
import dev.treering.events.vocabulary.ProcessType;
import dev.treering.events.vocabulary.Sku;
import java.util.List;

/** The story of an app: what its owners wish to run. */
public sealed interface AppFact extends Fact.Owned {

    AppId app();

    /** An app was created. */
    record Created(AccountId account, AppId app, String name) implements AppFact {}

    /** A release is to run. {@code arch} is amd64, arm64, or empty for either. */
    record Released(AccountId account, AppId app, int version, String image, String arch) implements AppFact {
        public Released {
            if (version < 1) {
                throw new IllegalArgumentException("version is " + version + "; allowed is 1 or more");
            }
        }
    }

    /**
     * A process type is to run {@code quantity} dynos of a size from now on: absolute, never relative.
     *
     * <p>A number below zero is nothing that could run. It occurs only {@linkplain #inPassing in passing}: a source that logs two
     * changes of one instant, the one down before the one up, passes through it and is back at zero or more in the same instant.
     * The door takes it only so; over no time at all it counts for nothing.
     */
    record FormationScaled(AccountId account, AppId app, ProcessType process, int quantity, DynoSize size, String cause)
            implements AppFact {

        /** More dynos than this in one process type is taken for a mistake. */
        public static final int MOST_DYNOS = 100_000;

        public FormationScaled {
            if (quantity < -MOST_DYNOS || quantity > MOST_DYNOS) {
                throw new IllegalArgumentException(allowed(quantity));
            }
        }

        /** Whether the number can only have been passed through within an instant. */
        public boolean inPassing() {
            return quantity < 0;
        }

        /** How many dynos that commands: none, for a number that was only passed through. */
        public int dynos() {
            return Math.max(0, quantity);
        }

        /** What a refusal of this number says. */
        public static String allowed(int quantity) {
            return "quantity is " + quantity + "; allowed is 0 to " + MOST_DYNOS;
        }
    }

    /** An app was deleted; nothing of it is commanded any more. */
    record Deleted(AccountId account, AppId app) implements AppFact {}

    /**
     * The app now belongs to another account; from this instant on nothing of it counts for this one. The same decision tells the
     * other account {@link TransferredIn}, since each account's ledger is made of its own facts alone.
     */
    record TransferredOut(AccountId account, AppId app, AccountId to) implements AppFact {}

    /**
     * The app came from another account with what it was commanded to run; nothing of it before this instant counts for this
     * one. Dynos that run on are told anew under this account, with their own start.
     */
    record TransferredIn(AccountId account, AppId app, AccountId from, String name, List<Formation> formations)
            implements AppFact {
        public TransferredIn {
            formations = List.copyOf(formations);
        }

        /** A process type as it was commanded when the app changed hands. */
        public record Formation(ProcessType process, int quantity, DynoSize size) {
            public Formation {
                if (quantity < 0 || quantity > FormationScaled.MOST_DYNOS) {
                    throw new IllegalArgumentException(FormationScaled.allowed(quantity));
                }
            }
        }
    }

    /** Maintenance mode was turned on or off (Heroku: maintenance mode). Dynos run on; whether they cost is a policy of the book. */
    record MaintenanceSet(AccountId account, AppId app, boolean on) implements AppFact {}

    /** An add-on was attached, on a plan. {@code addOn} names it within the app, for ever. */
    record AddOnAttached(AccountId account, AppId app, String addOn, Sku plan) implements AppFact {
        public AddOnAttached {
            Spans.named("addOn", addOn);
        }
    }

    /** An add-on is on another plan from now on. */
    record AddOnPlanChanged(AccountId account, AppId app, String addOn, Sku plan) implements AppFact {
        public AddOnPlanChanged {
            Spans.named("addOn", addOn);
        }
    }

    /** An add-on is there no longer. */
    record AddOnDetached(AccountId account, AppId app, String addOn) implements AppFact {
        public AddOnDetached {
            Spans.named("addOn", addOn);
        }
    }
}
