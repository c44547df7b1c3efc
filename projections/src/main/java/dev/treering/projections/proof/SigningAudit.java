package dev.treering.projections.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treering.events.vocabulary.Hash;
import dev.treering.projections.merkle.MerkleTree;
import dev.treering.projections.note.Checkpoint;
import dev.treering.projections.note.KeyRing;
import dev.treering.projections.note.Reading;
import dev.treering.projections.note.SignedNote;
import dev.treering.projections.proof.Signing.Covered;
import dev.treering.projections.proof.Signing.Differs;
import dev.treering.projections.proof.Signing.Unknown;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Holds the seals against everything that was signed of them: the published checkpoints, the signed log, and a checkpoint that somebody
 * has kept. All of them must be about one list of entries, so that each is the beginning of the next.
 *
 * <pre>
 *   seals         March    April    May          what the facts lead to
 *   signed log    March    April    May          byte for byte
 *   checkpoints     1        2       3           roots over the first one, two, three
 *   kept                     2
 * </pre>
 *
 * @param stored the signed log, where it is at hand
 * @param month whose close must be signed; empty for none
 * @param given a checkpoint that must be one of this history; empty for none
 */
public record SigningAudit(
        SignedSeals seals, Optional<StoredEntries> stored, Optional<YearMonth> month, Optional<Given> given) {

    private static final String TOPIC = "topic checkpoints, record ";

    /** What it comes to. */
    public Signing outcome() {
        var entries = SealedEntries.of(seals.closes(), seals.keys());
        if (entries.broken().isPresent()) {
            return new Differs(
                    "topic seals", "seals that fit together", entries.broken().get());
        }
        var published = new ArrayList<Checkpoint>();
        for (int i = 0; i < seals.notes().size(); i++) {
            switch (opened(seals.notes().get(i))) {
                case Reading.Refused<Checkpoint>(String reason) -> {
                    return new Differs(TOPIC + i, signedBy(), reason);
                }
                case Reading.Read<Checkpoint>(var checkpoint) -> {
                    var wrong = contradiction(TOPIC + i, checkpoint, entries);
                    if (wrong.isPresent()) {
                        return wrong.get();
                    }
                    published.add(checkpoint);
                }
            }
        }
        return storedDifference(entries)
                .<Signing>map(difference -> difference)
                .orElseGet(() -> asked(entries, published));
    }

    private String signedBy() {
        return seals.keys()
                .map(ring -> "a checkpoint signed by " + ring.inUse().name())
                .orElse("a checkpoint");
    }

    private Reading<Checkpoint> opened(byte[] note) {
        return seals.keys()
                .map(ring -> ring.open(note).then(signed -> Reading.of(signed.checkpoint())))
                .orElseGet(() -> SignedNote.parse(note).then(each -> Checkpoint.parse(each.text())));
    }

    /** How a checkpoint tells of other entries; without the keys a change of them cannot be told from another history. */
    private Optional<Signing> contradiction(String place, Checkpoint checkpoint, SealedEntries entries) {
        String where = place + ", checkpoint " + checkpoint.size();
        var wrong = checkpoint.size() > entries.size()
                ? Optional.of(new Differs(
                        where,
                        "at most the " + entries.size() + " entries that the seals come to",
                        checkpoint.size() + " entries"))
                : rootDifference(where, checkpoint, entries);
        return wrong.map(difference -> seals.keys().isPresent()
                ? difference
                : new Unknown(
                        where + ", covers other entries than the seals come to: it is of another history, or the log"
                                + " has changed its key: name its keys"));
    }

    private static Optional<Differs> rootDifference(String where, Checkpoint checkpoint, SealedEntries entries) {
        Hash root = MerkleTree.root(entries.leaves(Math.toIntExact(checkpoint.size())));
        return root.equals(checkpoint.root())
                ? Optional.empty()
                : Optional.of(new Differs(where, "root " + root + ", of the seals", "root " + checkpoint.root()));
    }

    private Optional<Differs> storedDifference(SealedEntries sealed) {
        List<byte[]> found = stored.map(StoredEntries::entries).orElse(List.of());
        return IntStream.range(0, found.size())
                .filter(i -> i >= sealed.size()
                        || !Arrays.equals(found.get(i), sealed.all().get(i).bytes()))
                .mapToObj(i -> new Differs(
                        "signed log, entry " + i,
                        i < sealed.size() ? new String(sealed.all().get(i).bytes(), UTF_8) : "no further entry",
                        new String(found.get(i), UTF_8)))
                .findFirst();
    }

    private Signing asked(SealedEntries entries, List<Checkpoint> published) {
        int size = Math.toIntExact(
                published.stream().mapToLong(Checkpoint::size).max().orElse(0));
        int missing = stored.map(log -> log.entries().size()).orElse(size);
        if (missing < size) {
            return new Differs("signed log", "the " + size + " entries that were published", missing + " entries");
        }
        Optional<Checkpoint> asked = Optional.empty();
        if (given.isPresent()) {
            switch (given(given.get(), entries, published)) {
                case Answer.Is(var checkpoint) -> asked = Optional.of(checkpoint);
                case Answer.IsNot(var why) -> {
                    return why;
                }
            }
        }
        var close = month.flatMap(wanted -> indexOf(wanted, entries));
        if (close.isPresent() && close.get() >= size) {
            return new Signing.NotSigned(month.orElseThrow());
        }
        return new Signing.Agreed(
                closes(entries, entries.size()),
                closes(entries, size),
                published.size(),
                published.stream().filter(each -> each.size() == size).findFirst(),
                seals.keys().isPresent(),
                stored.map(log -> log.entries().size()),
                close.map(index -> covered(index, entries, published)),
                asked);
    }

    private static int closes(SealedEntries entries, int size) {
        return Math.toIntExact(entries.all().subList(0, size).stream()
                .filter(entry -> entry.close().isPresent())
                .count());
    }

    private static Optional<Integer> indexOf(YearMonth month, SealedEntries entries) {
        return IntStream.range(0, entries.size())
                .filter(i -> entries.all()
                        .get(i)
                        .close()
                        .filter(close -> close.seal().period().equals(month))
                        .isPresent())
                .boxed()
                .reduce((_, last) -> last);
    }

    private static Covered covered(int index, SealedEntries entries, List<Checkpoint> published) {
        return new Covered(
                entries.all().get(index).close().orElseThrow().seal().position(),
                published.stream()
                        .mapToLong(Checkpoint::size)
                        .filter(size -> size > index)
                        .min()
                        .orElseThrow());
    }

    private sealed interface Answer {
        record Is(Checkpoint checkpoint) implements Answer {}

        record IsNot(Signing why) implements Answer {}
    }

    private Answer given(Given asked, SealedEntries entries, List<Checkpoint> published) {
        return switch (asked) {
            case Given.Number(long number) ->
                published.stream()
                        .filter(each -> each.size() == number)
                        .findFirst()
                        .<Answer>map(Answer.Is::new)
                        .orElseGet(() -> new Answer.IsNot(new Unknown("checkpoint " + number + " was not published")));
            case Given.Note note ->
                switch (opened(note.bytes())) {
                    case Reading.Refused<Checkpoint>(String reason) ->
                        new Answer.IsNot(new Differs("the checkpoint given", signedBy(), reason));
                    case Reading.Read<Checkpoint>(var checkpoint) ->
                        contradiction("the checkpoint given", checkpoint, entries)
                                .<Answer>map(Answer.IsNot::new)
                                .orElseGet(() -> new Answer.Is(checkpoint));
                };
        };
    }

    /** The keys to go by when somebody trusts some and the log says more: the log's own, if they have one of those trusted among them. */
    public static KeyRing trusted(KeyRing trusted, KeyRing stated) {
        boolean goesOn = stated.uses().stream()
                .anyMatch(use ->
                        trusted.uses().stream().anyMatch(known -> known.key().equals(use.key())));
        return trusted.uses().size() == 1 && goesOn ? stated : trusted;
    }
}
