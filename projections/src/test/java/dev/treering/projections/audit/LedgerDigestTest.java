package dev.treering.projections.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.Hash;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Anybody can compute the digest from what it is said to be: those expected here were, by Python's {@code struct} and {@code hashlib}. */
class LedgerDigestTest {

    private static final Hash ONES = Hash.parse("11".repeat(32));
    private static final Hash TWOS = Hash.parse("22".repeat(32));

    @Test
    void an_account_is_in_it_with_its_id_in_utf_8_its_sequence_and_its_hash() {
        // sha256(struct.pack('>I', 2) + 'ä'.encode() + struct.pack('>q', 258) + b'\x11' * 32)
        assertThat(digest(Map.of(new AccountId("ä"), new Head(258, ONES))))
                .isEqualTo("bb8bee54aeca598f62df426190a1b25676aa5f6f672ae215267666367b13bf29");
    }

    @Test
    void accounts_are_in_order_of_their_ids() {
        // the same for a, 1, 0x11.. and then b, 2, 0x22..
        assertThat(digest(Map.of(new AccountId("b"), new Head(2, TWOS), new AccountId("a"), new Head(1, ONES))))
                .isEqualTo("d379aaedf2391e6f47e003297a571e2c71022f6cdab5e9b7aeeb3e54913152a8");
    }

    @Test
    void no_account_is_the_hash_of_nothing() {
        assertThat(digest(Map.of())).isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    private static String digest(Map<AccountId, Head> heads) {
        return LedgerDigest.of(new TreeMap<>(heads)).toString();
    }
}
