package dev.treering.events.wire;

import dev.treering.events.seal.Seal;
import dev.treering.wire.seal.AccountSealed;
import dev.treering.wire.seal.PartitionSealed;

/** Seals to the bytes that are published, and back. The same seal always gives the same bytes. Safe for use by several threads. */
public final class SealCodec {

    /** Type names, as the {@code ce_type} of the published record. */
    public static final String ACCOUNT_SEALED = "treering.seal.account-sealed.v1";

    public static final String PARTITION_SEALED = "treering.seal.partition-sealed.v1";

    private static final SingleObject<AccountSealed> ACCOUNT = new SingleObject<>(AccountSealed.getClassSchema());
    private static final SingleObject<PartitionSealed> PARTITION = new SingleObject<>(PartitionSealed.getClassSchema());

    private SealCodec() {}

    public static String typeOf(Seal seal) {
        return switch (seal) {
            case Seal.AccountSealed _ -> ACCOUNT_SEALED;
            case Seal.PartitionSealed _ -> PARTITION_SEALED;
        };
    }

    public static byte[] encode(Seal seal) {
        return switch (seal) {
            case Seal.AccountSealed account -> ACCOUNT.encode(SealWire.toWire(account));
            case Seal.PartitionSealed partition -> PARTITION.encode(SealWire.toWire(partition));
        };
    }

    /**
     * The seal in these bytes.
     *
     * @throws UnreadableRecord when the type is unknown or the bytes are not of it
     */
    public static Seal decode(String type, byte[] bytes) {
        try {
            return switch (type) {
                case ACCOUNT_SEALED -> SealWire.fromWire(ACCOUNT.decode(bytes));
                case PARTITION_SEALED -> SealWire.fromWire(PARTITION.decode(bytes));
                default -> throw new UnreadableRecord("unknown seal " + type);
            };
        } catch (IllegalArgumentException e) {
            throw new UnreadableRecord(type + ": " + e.getMessage(), e);
        }
    }
}
