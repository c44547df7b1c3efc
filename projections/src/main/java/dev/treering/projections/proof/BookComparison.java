package dev.treering.projections.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treering.events.vocabulary.Hash;
import dev.treering.projections.proof.Verdict.Mismatch;
import java.util.List;
import java.util.Optional;

/** Compares the price books of a bundle with those that the account's seal names. */
record BookComparison(List<SealedAccount.Book> sealed, List<BundledBook> bundled) {

    Optional<Mismatch> difference() {
        for (int i = 0; i < Math.max(sealed.size(), bundled.size()); i++) {
            String expected = i < sealed.size() ? inWords(sealed.get(i)) : "no further book";
            String found = i < bundled.size() ? inWords(sealed(bundled.get(i))) : "no book";
            if (!expected.equals(found)) {
                return Optional.of(new Mismatch("priceBooks, book " + (i + 1), expected, found));
            }
        }
        return Optional.empty();
    }

    private static SealedAccount.Book sealed(BundledBook book) {
        return new SealedAccount.Book(
                book.book().id(), book.book().version(), Hash.of(book.source().getBytes(UTF_8)));
    }

    private static String inWords(SealedAccount.Book book) {
        return book.id() + " version " + book.version() + " with SHA-256 " + book.source();
    }
}
