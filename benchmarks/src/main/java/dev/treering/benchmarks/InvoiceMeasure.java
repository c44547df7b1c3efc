package dev.treering.benchmarks;

/** What is measured of invoicing, accounts a second. */
enum InvoiceMeasure implements Measured {
    PLAIN_SMALL("plain append of the same facts, few"),
    ISSUE_SMALL("issue, few accounts"),
    PLAIN_LARGE("plain append of the same facts, many"),
    ISSUE_LARGE("issue, many accounts"),
    RATE("the provider's rate"),
    DELIVER_SMALL("deliver, few accounts"),
    DELIVER_LARGE("deliver, many accounts");

    private final String label;

    InvoiceMeasure(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public Measured limit() {
        return switch (this) {
            case PLAIN_SMALL, ISSUE_SMALL -> PLAIN_SMALL;
            case PLAIN_LARGE, ISSUE_LARGE -> PLAIN_LARGE;
            case RATE, DELIVER_SMALL, DELIVER_LARGE -> RATE;
        };
    }
}
