package dev.treering.events.facts;

import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.Sku;

/** The story of a private space: isolated networking and machines for one account's apps (Heroku: Private Spaces). */
public sealed interface SpaceFact extends Fact.Owned {

    /** The space's id, for ever. */
    String space();

    /** A space was asked for, of a kind that is sold. */
    record Requested(AccountId account, String space, Sku sku, String region) implements SpaceFact {
        public Requested {
            Spans.named("space", space);
        }
    }

    /** The space is there and can be used. */
    record Provisioned(AccountId account, String space) implements SpaceFact {
        public Provisioned {
            Spans.named("space", space);
        }
    }

    /** The space is there no longer, and neither is what was attached to it. */
    record Deleted(AccountId account, String space) implements SpaceFact {
        public Deleted {
            Spans.named("space", space);
        }
    }

    /** A network, such as a transit gateway or a peering, was attached to the space. {@code network} names it within the space. */
    record NetworkAttached(AccountId account, String space, String network, Sku sku) implements SpaceFact {
        public NetworkAttached {
            Spans.named("space", space);
            Spans.named("network", network);
        }
    }

    /** A network is attached no longer. */
    record NetworkDetached(AccountId account, String space, String network) implements SpaceFact {
        public NetworkDetached {
            Spans.named("space", space);
            Spans.named("network", network);
        }
    }
}
