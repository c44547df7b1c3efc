package dev.treering.projections.proof;

import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.Hash;
import dev.treering.projections.note.Reading;
import dev.treering.projections.proof.JsonParser.Malformed;
import java.util.ArrayList;
import java.util.List;

/**
 * What a check needs of an account's leaf. The rest of it is compared as bytes with what the rules make of the facts.
 *
 * @param position of the fact that closed the period
 * @param books id, version and SHA-256 of each price book, in order
 */
record SealedAccount(
        AccountId account,
        long position,
        long lastSequence,
        Hash chainHead,
        long lineCount,
        Hash lineRoot,
        List<Book> books) {

    record Book(String id, long version, Hash source) {}

    static Reading<SealedAccount> parse(byte[] leaf) {
        try {
            var fields = Fields.parse("account", leaf);
            fields.constant("type", "account");
            var books = new ArrayList<Book>();
            for (Json item : fields.list("priceBooks")) {
                var book = Fields.of("a price book of account", item);
                books.add(new Book(book.text("id"), book.number("version"), book.hash("sha256")));
            }
            return Reading.of(new SealedAccount(
                    new AccountId(fields.text("account")),
                    fields.number("position"),
                    fields.number("lastSequence"),
                    fields.hash("chainHead"),
                    fields.number("lineCount"),
                    fields.hash("lineRoot"),
                    books));
        } catch (Malformed e) {
            return Reading.refused(e.reason());
        } catch (IllegalArgumentException e) {
            return Reading.refused("account: " + e.getMessage());
        }
    }
}
