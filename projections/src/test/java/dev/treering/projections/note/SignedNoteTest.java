package dev.treering.projections.note;

import static dev.treering.projections.note.Published.BOTH_NOTE;
import static dev.treering.projections.note.Published.ENOCH;
import static dev.treering.projections.note.Published.FOO;
import static dev.treering.projections.note.Published.FOO_NOTE;
import static dev.treering.projections.note.Published.PETER;
import static dev.treering.projections.note.Published.PETER_NOTE;
import static dev.treering.projections.note.Published.PETER_TEXT;
import static dev.treering.projections.note.Published.key;
import static dev.treering.projections.note.Published.reason;
import static dev.treering.projections.note.Published.value;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Notes of others open with their keys; nothing else opens. */
class SignedNoteTest {

    @Test
    void published_notes_open_with_their_published_keys() {
        var peter = value(value(SignedNote.parse(PETER_NOTE)).openedBy(List.of(key(PETER))));
        var foo = value(value(SignedNote.parse(FOO_NOTE)).openedBy(List.of(key(PETER), key(FOO))));

        assertThat(peter.text()).isEqualTo(PETER_TEXT);
        assertThat(peter.signers()).containsExactly(key(PETER));
        assertThat(foo.text()).isEqualTo("This is an example message.\n");
        assertThat(foo.signers()).containsExactly(key(FOO));
    }

    @Test
    void of_two_signatures_each_known_key_verifies_its_own_and_an_unknown_one_says_nothing() {
        var note = value(SignedNote.parse(BOTH_NOTE));

        var both = value(note.openedBy(List.of(key(ENOCH), key(PETER))));
        var one = value(note.openedBy(List.of(key(PETER))));

        assertThat(both.signers()).containsExactly(key(PETER), key(ENOCH));
        assertThat(both.unknown()).isEmpty();
        assertThat(one.signers()).containsExactly(key(PETER));
        assertThat(one.unknown()).extracting(NoteSignature::name).containsExactly("EnochRoot");
        assertThat(reason(note.openedBy(List.of(key(FOO))))).isEqualTo("no key that is known has signed it");
    }

    @Test
    void a_note_is_written_as_it_was_read() {
        for (String note : List.of(PETER_NOTE, BOTH_NOTE, FOO_NOTE)) {
            assertThat(value(SignedNote.parse(note)).written()).isEqualTo(note);
        }
    }

    /** There is no byte of a note that does not matter. */
    @Test
    void a_note_with_any_byte_changed_does_not_open() {
        var known = List.of(key(PETER), key(ENOCH));
        byte[] note = BOTH_NOTE.getBytes(UTF_8);
        for (int at = 0; at < note.length; at++) {
            for (int bit : new int[] {1, 2, 4, 8, 16, 32, 64, 128}) {
                byte[] changed = note.clone();
                changed[at] ^= (byte) bit;
                boolean both = SignedNote.parse(changed).then(each -> each.openedBy(known))
                                instanceof Reading.Read<SignedNote.Opened> read
                        && read.value().signers().size() == 2;
                assertThat(both).as("byte %d, bit %d", at, bit).isFalse();
            }
        }
    }

    @Test
    void what_is_no_note_is_refused_with_the_reason() {
        assertRefused("", "a note without an empty line before its signatures");
        assertRefused(PETER_TEXT, "a note without an empty line before its signatures");
        assertRefused(PETER_TEXT + "\n", "a note without signatures");
        assertRefused(PETER_NOTE.strip(), "a note that does not end with a newline");
        assertRefused(PETER_NOTE.replace("your", "yo\tur"), "a note with control characters");
        assertRefused(PETER_NOTE.replace("\n", "\r\n"), "a note with control characters");
        assertRefused(
                PETER_NOTE.replace("— ", "- "),
                "a signature line is a dash, a name and base64, not `- PeterNeumann"
                        + " x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=`");
        assertRefused("text\n\n— x08go/ZJ\n", "a signature line is a dash, a name and base64, not `— x08go/ZJ`");
        assertRefused("text\n\n— a+b x08go/ZJ\n", "a signature by a key that cannot have the name `a+b`");
        assertRefused("text\n\n— a b x08go/ZJ\n", "a signature by a key that cannot have the name `a b`");
        assertRefused("text\n\n— a\u00a0b x08go/ZJ\n", "a signature by a key that cannot have the name `a\u00a0b`");
        assertRefused("text\n\n— a x08gow==\n", "a signature of a that is empty");
        assertRefused("text\n\n— a x08go/ZK=\n", "base64 has characters or a length that it cannot have");
        assertRefused(
                "text\n\n— a x08go/Z=\n",
                "base64 is written with unused bits that are not zero, or without its padding");
        assertRefused("text\n\n" + "— a x08go/ZJ\n".repeat(65), "a note with more than 64 signatures");
        assertThat(reason(SignedNote.parse(new byte[] {'a', (byte) 0xff, '\n'})))
                .isEqualTo("not UTF-8");
    }

    @Test
    void a_signature_of_another_text_is_refused_by_name() {
        var moved = value(SignedNote.parse(PETER_NOTE.replace("your problem is", "your problem was")));

        assertThat(reason(moved.openedBy(List.of(key(PETER)))))
                .isEqualTo("the signature of PeterNeumann (c74f20a3) is not one of this text");
    }

    @Test
    void empty_lines_in_the_text_belong_to_the_text() {
        var note = value(SignedNote.parse("one\n\ntwo\n\n— a x08go/ZJ\n"));

        assertThat(note.text()).isEqualTo("one\n\ntwo\n");
    }

    private static void assertRefused(String note, String reason) {
        assertThat(reason(SignedNote.parse(note.getBytes(UTF_8)))).isEqualTo(reason);
    }
}
