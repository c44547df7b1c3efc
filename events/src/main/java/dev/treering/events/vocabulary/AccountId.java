package dev.treering.events.vocabulary;

/** Who pays. The unit of order, of ledger, of hash chain and of billing; the key of every record about it. */
public record AccountId(String value) implements Comparable<AccountId> {

    public AccountId {
        Text.id("account", value);
    }

    @Override
    public int compareTo(AccountId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
