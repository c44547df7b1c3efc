package dev.treering.events.vocabulary;

/**
 * What is sold, by its published name (FOCUS: SkuId): a dyno size, an add-on plan, a kind of space or network, a meter. Prices are
 * looked up by it and by nothing else.
 */
public record Sku(String value) implements Comparable<Sku> {

    public Sku {
        Text.id("sku", value);
    }

    /** The SKU of dyno time of a size. */
    public static Sku of(DynoSize size) {
        return new Sku(size.value());
    }

    @Override
    public int compareTo(Sku other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
