package dev.treering.projections.sealing;

import dev.treering.events.seal.Seal.Book;

/** A price-book version in the tree over those that priced a line, and in an account's leaf: what identifies it, as canonical JSON. */
public final class BookLeaf {

    private BookLeaf() {}

    /** The leaf's bytes. */
    public static byte[] of(Book book) {
        return json(book).bytes();
    }

    static CanonicalJson json(Book book) {
        return new CanonicalJson()
                .with("id", book.book().id())
                .with("version", book.book().version())
                .with("sha256", book.source().toString());
    }
}
