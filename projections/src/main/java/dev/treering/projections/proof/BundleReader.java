package dev.treering.projections.proof;

import dev.treering.events.facts.FactId;
import dev.treering.events.facts.LoggedFact;
import dev.treering.events.vocabulary.Hash;
import dev.treering.events.vocabulary.PriceBookVersion;
import dev.treering.events.wire.FactCodec;
import dev.treering.events.wire.UnreadableRecord;
import dev.treering.events.wire.WrittenSchema;
import dev.treering.projections.note.Reading;
import dev.treering.projections.note.Utf8;
import dev.treering.projections.proof.JsonParser.Malformed;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the one text that a bundle has; whatever is written in another way, or is more or less than it should be, is refused. */
final class BundleReader {

    private BundleReader() {}

    /**
     * What was read.
     *
     * @param stated what the bundle says its digest is
     * @param digest what it is
     */
    record Found(Bundle bundle, Hash stated, Hash digest) {}

    static Reading<Found> read(byte[] bytes) {
        return Utf8.read(bytes)
                .then(text -> text.endsWith("\n")
                        ? JsonParser.parse(text.substring(0, text.length() - 1))
                        : Reading.refused("a bundle that does not end with a newline"))
                .then(BundleReader::bundle);
    }

    private static Reading<Found> bundle(Json json) {
        try {
            return Reading.of(found(json));
        } catch (Malformed e) {
            return Reading.refused(e.reason());
        }
    }

    private static Found found(Json json) throws Malformed {
        var fields = Fields.of("bundle", json);
        fields.constant("type", BundleWriter.TYPE);
        fields.constant("v", BundleWriter.VERSION);
        Hash stated = fields.hash(BundleWriter.DIGEST);
        var bundle = new Bundle(
                fields.bytes("line"),
                fields.path("linePath"),
                fields.bytes("account"),
                fields.path("accountPath"),
                fields.bytes("entry"),
                log(fields.bytes("tlogProof")),
                books(fields.list("priceBooks")),
                fields.listOfBytes("ledger"),
                facts(fields.list("facts")));
        schemas(Fields.of("schemas of bundle", fields.object("schemas")), bundle);
        fields.end();
        return new Found(bundle, stated, BundleWriter.digest(new TreeMap<>(((Json.Members) json).members())));
    }

    /** One for each that a record was written with, and it is that one; the text may be older than this program's. */
    private static void schemas(Fields schemas, Bundle bundle) throws Malformed {
        for (String fingerprint : BundleWriter.schemas(bundle).members().keySet()) {
            if (!WrittenSchema.fingerprintOf(schemas.text(fingerprint)).equals(Optional.of(fingerprint))) {
                throw new Malformed(
                        "schemas of bundle has another schema than " + fingerprint + " under that fingerprint");
            }
        }
        schemas.end();
    }

    private static TlogProof log(byte[] bytes) throws Malformed {
        return switch (TlogProof.parse(bytes)) {
            case Reading.Read<TlogProof> read -> read.value();
            case Reading.Refused<TlogProof> refused -> throw new Malformed("tlogProof of bundle: " + refused.reason());
        };
    }

    private static List<BundledBook> books(List<Json> items) throws Malformed {
        var books = new ArrayList<BundledBook>();
        for (Json item : items) {
            var fields = Fields.of("price book " + (books.size() + 1), item);
            var source = Utf8.read(fields.bytes("source"));
            if (!(source instanceof Reading.Read<String> text)) {
                throw new Malformed("price book " + (books.size() + 1) + " is not UTF-8");
            }
            try {
                var book = new PriceBookVersion(fields.text("id"), Math.toIntExact(fields.number("version")));
                books.add(new BundledBook(book, text.value()));
            } catch (IllegalArgumentException | ArithmeticException e) {
                throw new Malformed("price book " + (books.size() + 1) + ": " + e.getMessage());
            }
            fields.end();
        }
        return books;
    }

    private static List<BundledFact> facts(List<Json> items) throws Malformed {
        var facts = new ArrayList<BundledFact>();
        for (Json item : items) {
            facts.add(fact("fact " + (facts.size() + 1), item));
        }
        return facts;
    }

    private static BundledFact fact(String place, Json item) throws Malformed {
        var fields = Fields.of(place, item);
        long position = fields.number("position");
        var id = new FactId(fields.text("source"), fields.text("id"));
        Instant heldAt = instant(place, fields.text("heldAt"));
        Instant recordedAt = instant(place, fields.text("recordedAt"));
        var extensions = new HashMap<String, String>();
        var stated = Fields.of("extensions of " + place, fields.object("extensions"));
        for (String name : stated.names()) {
            extensions.put(name, stated.text(name));
        }
        String type = fields.text("type");
        byte[] data = fields.bytes("data");
        fields.end();
        try {
            var fact = new LoggedFact(position, id, heldAt, recordedAt, extensions, FactCodec.decode(type, data));
            return new BundledFact(fact, type, data);
        } catch (UnreadableRecord e) {
            throw new Malformed(place + " (position " + position + "): " + e.getMessage());
        }
    }

    private static Instant instant(String place, String text) throws Malformed {
        try {
            Instant instant = Instant.parse(text);
            if (instant.toString().equals(text)) {
                return instant;
            }
        } catch (DateTimeException _) {
            // said below
        }
        throw new Malformed(place + " has a time that is none in its one way of writing: `" + text + "`");
    }
}
