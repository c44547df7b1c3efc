package dev.treering.projections.topology;

import org.apache.kafka.streams.Topology;

/**
 * The account ledger, one sub-topology without a repartition, since all that touches an account is on one partition:
 *
 * <pre>
 * platform-events ─▶ read ─▶ meter ─▶ state ─▶ chain ─▶ publish ─▶ usage-ledger, statements
 *                     │        ├────── rejected ──▶┤ └──▶ publish-seals ─▶ seals
 *                     │        ├─ period is closed ┘
 *                     └────────┴─▶ dead-letter
 * </pre>
 *
 * The rules are in the stages' own packages; the stages here only carry. What goes in and comes out is the same, byte for byte,
 * as {@code dev.treering.projections.ledger.SealedLedger} makes of one partition.
 */
final class LedgerTopology {

    private LedgerTopology() {}

    /** @param partitions of the log of facts, and of the topics written to */
    static Topology of(int partitions) {
        var topology = new Topology();
        ReadingStage.addTo(topology, partitions);
        MeteringStage.addTo(topology);
        ReadingStage.addDeadLettersTo(topology, ReadingStage.READ, MeteringStage.METER);
        StatementsStage.addTo(topology);
        ChainStage.addTo(topology);
        PublishingStage.addTo(topology);
        SealsStage.addTo(topology);
        topology.addStateStore(
                LedgerStore.builder(), ReadingStage.READ, MeteringStage.METER, StatementsStage.STATE, ChainStage.CHAIN);
        return topology;
    }
}
