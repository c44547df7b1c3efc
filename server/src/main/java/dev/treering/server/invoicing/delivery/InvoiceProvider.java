package dev.treering.server.invoicing.delivery;

import java.util.List;

/** Whoever collects the money. Safe for use by several threads. */
public interface InvoiceProvider {

    /** Names it in facts. */
    String name();

    /** What it allows; may be asked often, and may change. */
    Limits limits();

    /**
     * Hands invoices over. An invoice it was handed before, under the same {@link Consignment#key}, is not taken twice.
     *
     * @param batch at most as many as its limits say
     * @return an answer to each, in the same order; never throws for what goes wrong on the way
     */
    List<Answer> deliver(List<Consignment> batch);
}
