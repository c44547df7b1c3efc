package dev.treering.projections.proof;

import static dev.treering.projections.proof.SealedLog.KEY;
import static dev.treering.projections.proof.SealedLog.KEYS;
import static dev.treering.projections.proof.SealedLog.ORIGIN;
import static dev.treering.projections.proof.SealedLog.value;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.facts.DynoFact;
import dev.treering.events.facts.PriceFact.BookPublished;
import dev.treering.events.seal.Seal;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.projections.note.KeyRing;
import dev.treering.projections.note.Reading;
import dev.treering.projections.note.SigningKey;
import dev.treering.projections.proof.Verdict.CannotVerify;
import dev.treering.projections.proof.Verdict.Mismatch;
import dev.treering.projections.proof.Verdict.Verified;
import dev.treering.projections.sealing.SealedDocument;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A bundle shows a line to follow from its facts and to be in the signed log; and nothing else passes for one. */
class BundleTest {

    private static final SealedLog LOG = SealedLog.ofTwoMonths();

    @Test
    void every_line_that_was_sealed_is_shown_without_anything_but_the_key() {
        int lines = 0;
        for (SealedDocument document : LOG.documents()) {
            var chained = document.record().chained();
            for (int line = 1; line <= document.lines().size(); line++) {
                var bundle = value(LOG.making(chained.account()).bundle(chained.sequence(), line));

                var verdict = BundleCheck.check(BundleWriter.write(bundle), KEYS);

                assertThat(verdict).isInstanceOfSatisfying(Verified.class, verified -> {
                    assertThat(verified.line().getBytes(UTF_8)).isEqualTo(bundle.line());
                    assertThat(verified.line()).contains("\"account\":\"" + chained.account() + "\"");
                    assertThat(verified.checkpoint().size()).isEqualTo(2);
                    assertThat(verified.keys()).containsExactly(KEY.verifier().id());
                    assertThat(verified.facts()).isEqualTo(bundle.facts().size());
                    assertThat(verified.entries()).isGreaterThanOrEqualTo((int) chained.sequence());
                });
                lines++;
            }
        }
        assertThat(lines).isGreaterThan(5);
    }

    @Test
    void every_single_changed_byte_is_found() {
        byte[] sound = smallest();
        var random = new Random(20261124);
        for (int i = 0; i < 400; i++) {
            int at = random.nextInt(sound.length);
            byte[] changed = sound.clone();
            changed[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));

            assertThat(BundleCheck.check(changed, KEYS)).as("byte %d", at).isInstanceOf(Mismatch.class);
        }
    }

    /** What no rule depends on and nothing signs: only the bundle's own digest notices it. */
    @Test
    void a_time_of_recording_that_was_changed_is_found_by_the_digest() {
        String changed = changed("\"recordedAt\":\"2026-01-02T", "\"recordedAt\":\"2026-01-03T");

        assertThat(mismatch(changed).place()).isEqualTo("bundle, sha256");
    }

    @Test
    void a_fact_that_was_changed_is_found_by_the_entry_it_leads_to_even_with_the_digest_made_right() {
        var bundle = LOG.bundle(document());
        var facts = new ArrayList<>(bundle.facts());
        int dyno = firstStop(facts);
        facts.remove(dyno);

        var mismatch = mismatch(with(bundle, facts));

        assertThat(mismatch.place()).startsWith("facts, what they lead to at ledger entry ");
        assertThat(mismatch.expected()).startsWith("SHA-256 ");
        assertThat(mismatch.found()).startsWith("SHA-256 ").isNotEqualTo(mismatch.expected());
    }

    @Test
    void facts_in_another_order_of_another_account_or_without_the_close_are_found() {
        var bundle = LOG.bundle(document());
        var swapped = new ArrayList<>(bundle.facts());
        Collections.swap(swapped, 3, 4);
        var foreign = new ArrayList<>(LOG.making(account()).facts());

        assertThat(mismatch(with(bundle, swapped)).found()).matches("position \\d+ comes after position \\d+");
        assertThat(mismatch(with(bundle, foreign)).found())
                .matches("the fact at position \\d+ is of another account than " + account());
        assertThat(mismatch(with(
                                bundle, bundle.facts().subList(0, bundle.facts().size() - 1)))
                        .found())
                .isEqualTo("the last fact closes no period in which " + account() + " is sealed");
    }

    @Test
    void a_ledger_entry_a_book_and_a_document_that_were_changed_are_named() {
        var bundle = LOG.bundle(document());
        var ledger = new ArrayList<>(bundle.ledger());
        ledger.set(1, ledger.get(2));

        assertThat(mismatch(new Bundle(
                                bundle.line(),
                                bundle.linePath(),
                                bundle.account(),
                                bundle.accountPath(),
                                bundle.entry(),
                                bundle.log(),
                                bundle.books(),
                                ledger,
                                bundle.facts()))
                        .place())
                .isEqualTo("ledger, entry 2");
        var book = new BundledBook(bundle.books().getFirst().book(), "list ");
        assertThat(mismatch(new Bundle(
                                bundle.line(),
                                bundle.linePath(),
                                bundle.account(),
                                bundle.accountPath(),
                                bundle.entry(),
                                bundle.log(),
                                List.of(book),
                                bundle.ledger(),
                                bundle.facts()))
                        .place())
                .isEqualTo("priceBooks, book 1");
        assertThat(mismatch(new Bundle(
                                cheaper(bundle.line()),
                                bundle.linePath(),
                                bundle.account(),
                                bundle.accountPath(),
                                bundle.entry(),
                                bundle.log(),
                                bundle.books(),
                                bundle.ledger(),
                                bundle.facts()))
                        .place())
                .isEqualTo("linePath and line");
    }

    @Test
    void a_checkpoint_under_another_key_of_that_name_cannot_be_verified_and_a_forged_signature_is_a_mismatch() {
        var other = SigningKey.generate(ORIGIN, new SecureRandom());
        byte[] forged = BundleWriter.write(value(LOG.making(account(), LOG.newestEntry(), other)
                .bundle(document().record().chained().sequence(), 1)));

        assertThat(BundleCheck.check(forged, KEYS))
                .isInstanceOfSatisfying(
                        CannotVerify.class,
                        cannot -> assertThat(cannot.reason())
                                .contains(KEY.verifier().toString()));
        assertThat(BundleCheck.check(forged, KeyRing.of(other.verifier()))).isInstanceOf(Verified.class);
        var bundle = LOG.bundle(document());
        var log = bundle.log();
        var resized = new TlogProof(log.index(), log.siblings(), log.note().replace("\n2\n", "\n3\n"));
        assertThat(mismatch(new Bundle(
                                bundle.line(),
                                bundle.linePath(),
                                bundle.account(),
                                bundle.accountPath(),
                                bundle.entry(),
                                resized,
                                bundle.books(),
                                bundle.ledger(),
                                bundle.facts()))
                        .place())
                .isEqualTo("tlogProof, checkpoint");
    }

    @Test
    void what_was_sealed_by_other_rules_cannot_be_verified_by_these() {
        byte[] entry = new String(LOG.newestEntry(), UTF_8)
                .replace("\"ruleVersion\":\"1\"", "\"ruleVersion\":\"2\"")
                .getBytes(UTF_8);
        var bundle = value(LOG.making(account(), entry, KEY)
                .bundle(document().record().chained().sequence(), 1));

        assertThat(BundleCheck.check(BundleWriter.write(bundle), KEYS))
                .isEqualTo(new CannotVerify(
                        "sealed by rules of version 2, and these are of 1; by its hashes the line is in the log"));
    }

    @Test
    void nothing_is_in_it_that_is_none_of_the_accounts_business() {
        var bundle = LOG.bundle(document());

        assertThat(bundle.facts())
                .allSatisfy(each ->
                        assertThat(each.fact().fact().owner().orElse(account())).isEqualTo(account()))
                .noneMatch(each -> each.fact().fact() instanceof BookPublished book
                        && book.book().equals(SealedLog.PRIVATE));
    }

    @Test
    void a_line_that_is_none_of_the_seal_has_no_bundle() {
        assertThat(LOG.making(account()).bundle(document().record().chained().sequence(), 99))
                .isEqualTo(Reading.refused("line 99 of ledger entry "
                        + document().record().chained().sequence() + " of " + account()
                        + " is none that was sealed for " + LOG.period()));
        assertThat(LOG.making(account()).bundle(1, 1)).isInstanceOf(Reading.Refused.class);
        assertThat(LOG.making(new AccountId("nobody")).bundle(1, 1)).isInstanceOf(Reading.Refused.class);
    }

    private static SealedDocument document() {
        return LOG.documents().stream()
                .filter(each ->
                        each.kind() == Seal.Document.STATEMENT && !each.lines().isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private static AccountId account() {
        return document().record().chained().account();
    }

    private static byte[] smallest() {
        return LOG.documents().stream()
                .filter(document -> !document.lines().isEmpty())
                .map(document -> BundleWriter.write(LOG.bundle(document)))
                .min(Comparator.comparingInt(text -> text.length))
                .orElseThrow();
    }

    private static byte[] text() {
        return BundleWriter.write(LOG.bundle(document()));
    }

    private static String changed(String from, String to) {
        String text = new String(text(), UTF_8);
        assertThat(text).contains(from);
        return text.replaceFirst(from, to);
    }

    private static int firstStop(List<BundledFact> facts) {
        for (int i = 0; i < facts.size(); i++) {
            if (facts.get(i).fact().fact() instanceof DynoFact.Stopped) {
                return i;
            }
        }
        throw new AssertionError("no dyno stopped");
    }

    private static byte[] cheaper(byte[] line) {
        return new String(line, UTF_8)
                .replaceFirst("\"amount\":\"", "\"amount\":\"-")
                .getBytes(UTF_8);
    }

    private static Bundle with(Bundle bundle, List<BundledFact> facts) {
        return new Bundle(
                bundle.line(),
                bundle.linePath(),
                bundle.account(),
                bundle.accountPath(),
                bundle.entry(),
                bundle.log(),
                bundle.books(),
                bundle.ledger(),
                facts);
    }

    private static Mismatch mismatch(Bundle bundle) {
        return mismatch(new String(BundleWriter.write(bundle), UTF_8));
    }

    private static Mismatch mismatch(String text) {
        var verdict = BundleCheck.check(text.getBytes(UTF_8), KEYS);
        assertThat(verdict).isInstanceOf(Mismatch.class);
        return (Mismatch) verdict;
    }
}
