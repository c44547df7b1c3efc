package dev.treering.projections.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.Hash;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.SortedMap;

/** One hash that stands for every entry of every account. */
public final class LedgerDigest {

    private LedgerDigest() {}

    /**
     * SHA-256 over, for every account in order of its id: length of the id (4 bytes), the id in UTF-8, sequence of the last entry (8
     * bytes), its hash (32 bytes); numbers big-endian. The accounts of several partitions are put into one map first.
     */
    public static Hash of(SortedMap<AccountId, Head> heads) {
        var out = new ByteArrayOutputStream();
        heads.forEach((account, head) -> {
            byte[] id = account.value().getBytes(UTF_8);
            out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(id.length).array());
            out.writeBytes(id);
            out.writeBytes(
                    ByteBuffer.allocate(Long.BYTES).putLong(head.sequence()).array());
            out.writeBytes(head.hash().bytes());
        });
        return Hash.of(out.toByteArray());
    }
}
