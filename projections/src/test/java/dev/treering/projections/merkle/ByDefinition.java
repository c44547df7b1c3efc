package dev.treering.projections.merkle;

import dev.treering.events.vocabulary.Hash;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** RFC 6962 §2.1 word for word, over the entries themselves and without any memory: MTH, PATH and PROOF. */
final class ByDefinition {

    private ByDefinition() {}

    static Hash mth(List<byte[]> d) {
        if (d.isEmpty()) {
            return Hash.of(new byte[0]);
        }
        if (d.size() == 1) {
            return hash(0, d.getFirst());
        }
        int k = split(d.size());
        return hash(1, mth(d.subList(0, k)).bytes(), mth(d.subList(k, d.size())).bytes());
    }

    static List<Hash> path(int m, List<byte[]> d) {
        if (d.size() == 1) {
            return List.of();
        }
        int k = split(d.size());
        return m < k
                ? with(path(m, d.subList(0, k)), mth(d.subList(k, d.size())))
                : with(path(m - k, d.subList(k, d.size())), mth(d.subList(0, k)));
    }

    static List<Hash> proof(int m, List<byte[]> d) {
        return subproof(m, d, true);
    }

    private static List<Hash> subproof(int m, List<byte[]> d, boolean b) {
        if (m == d.size()) {
            return b ? List.of() : List.of(mth(d));
        }
        int k = split(d.size());
        return m <= k
                ? with(subproof(m, d.subList(0, k), b), mth(d.subList(k, d.size())))
                : with(subproof(m - k, d.subList(k, d.size()), false), mth(d.subList(0, k)));
    }

    private static int split(int n) {
        int k = 1;
        while (2 * k < n) {
            k *= 2;
        }
        return k;
    }

    private static List<Hash> with(List<Hash> before, Hash last) {
        var all = new ArrayList<>(before);
        all.add(last);
        return all;
    }

    private static Hash hash(int prefix, byte[]... parts) {
        var out = new ByteArrayOutputStream();
        out.write(prefix);
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return Hash.of(out.toByteArray());
    }
}
