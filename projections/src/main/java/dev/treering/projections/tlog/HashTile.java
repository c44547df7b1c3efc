package dev.treering.projections.tlog;

import dev.treering.events.vocabulary.Hash;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Hashes one after the other, 32 bytes each. */
final class HashTile {

    private HashTile() {}

    static byte[] of(List<Hash> hashes) {
        var out = new ByteArrayOutputStream();
        hashes.forEach(hash -> out.writeBytes(hash.bytes()));
        return out.toByteArray();
    }

    /** The hashes of a tile; what is left over at its end, if it has another length, is not looked at. */
    static List<Hash> parse(byte[] bytes) {
        var hashes = new ArrayList<Hash>();
        for (int at = 0; at + Hash.LENGTH <= bytes.length; at += Hash.LENGTH) {
            hashes.add(Hash.ofDigest(Arrays.copyOfRange(bytes, at, at + Hash.LENGTH)));
        }
        return hashes;
    }
}
