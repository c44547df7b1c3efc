package dev.treering.projections.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treering.events.vocabulary.Hash;
import dev.treering.events.wire.WrittenSchema;
import dev.treering.projections.merkle.InclusionPath;
import dev.treering.projections.note.Base64Text;
import dev.treering.projections.proof.Json.Items;
import dev.treering.projections.proof.Json.Members;
import dev.treering.projections.proof.Json.Text;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A bundle as the one text that it has: canonical JSON on one line, in which documents and records are base64 and hashes hexadecimal. Its
 * last word is the SHA-256 of itself without that member: it proves nothing to anybody who does not trust the writer, and tells a
 * damaged file from a wrong one.
 */
public final class BundleWriter {

    static final String DIGEST = "sha256";
    static final String TYPE = "proof";
    static final String VERSION = "1";

    private BundleWriter() {}

    /** The bytes of {@code bundle.json}, with a newline at the end. */
    public static byte[] write(Bundle bundle) {
        var members = new TreeMap<String, Json>();
        members.put("type", new Text(TYPE));
        members.put("v", new Text(VERSION));
        members.put("line", base64(bundle.line()));
        members.put("linePath", path(bundle.linePath()));
        members.put("account", base64(bundle.account()));
        members.put("accountPath", path(bundle.accountPath()));
        members.put("entry", base64(bundle.entry()));
        members.put("tlogProof", base64(bundle.log().bytes()));
        members.put(
                "priceBooks",
                new Items(bundle.books().stream().map(BundleWriter::book).toList()));
        members.put(
                "ledger",
                new Items(bundle.ledger().stream().map(BundleWriter::base64).toList()));
        members.put(
                "facts",
                new Items(bundle.facts().stream().map(BundleWriter::fact).toList()));
        members.put("schemas", schemas(bundle));
        members.put(DIGEST, new Text(digest(members).toString()));
        return (new Members(members).written() + "\n").getBytes(UTF_8);
    }

    /** Over the canonical JSON of all members but the digest itself. */
    static Hash digest(TreeMap<String, Json> members) {
        var rest = new TreeMap<>(members);
        rest.remove(DIGEST);
        return Hash.of(new Members(rest).written().getBytes(UTF_8));
    }

    /** The schemas of all records in it, by fingerprint. */
    static Members schemas(Bundle bundle) {
        var byFingerprint = new TreeMap<String, Json>();
        Stream.concat(bundle.ledger().stream(), bundle.facts().stream().map(BundledFact::data))
                .collect(Collectors.toMap(WrittenSchema::writtenWith, bytes -> bytes, (one, _) -> one))
                .forEach((fingerprint, bytes) ->
                        WrittenSchema.of(bytes).ifPresent(schema -> byFingerprint.put(fingerprint, new Text(schema))));
        return new Members(byFingerprint);
    }

    private static Json path(InclusionPath path) {
        var members = new TreeMap<String, Json>();
        members.put("index", new Text(Long.toString(path.index())));
        members.put("size", new Text(Long.toString(path.size())));
        members.put("siblings", new Items(hashes(path.siblings())));
        return new Members(members);
    }

    private static List<Json> hashes(Collection<Hash> hashes) {
        return hashes.stream().<Json>map(hash -> new Text(hash.toString())).toList();
    }

    private static Json book(BundledBook book) {
        var members = new TreeMap<String, Json>();
        members.put("id", new Text(book.book().id()));
        members.put("version", new Text(Integer.toString(book.book().version())));
        members.put("source", base64(book.source().getBytes(UTF_8)));
        return new Members(members);
    }

    private static Json fact(BundledFact bundled) {
        var fact = bundled.fact();
        var extensions = new TreeMap<String, Json>();
        fact.extensions().forEach((name, value) -> extensions.put(name, new Text(value)));
        var members = new TreeMap<String, Json>();
        members.put("position", new Text(Long.toString(fact.position())));
        members.put("source", new Text(fact.id().source()));
        members.put("id", new Text(fact.id().id()));
        members.put("heldAt", new Text(fact.heldAt().toString()));
        members.put("recordedAt", new Text(fact.recordedAt().toString()));
        members.put("extensions", new Members(extensions));
        members.put("type", new Text(bundled.type()));
        members.put("data", base64(bundled.data()));
        return new Members(members);
    }

    private static Json base64(byte[] bytes) {
        return new Text(Base64Text.of(bytes));
    }
}
