package dev.treering.server.sealing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treering.projections.note.Reading;
import dev.treering.projections.note.SignedCheckpoint;
import dev.treering.projections.note.VerifierKey;
import dev.treering.server.http.Checkpoints;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * What the sealer has signed, as the doors tell it.
 *
 * @param machine by whose clock it is told how long ago something was anchored: anchors tell real time, whatever time the platform has
 */
public record ServerCheckpoints(Sealer sealer, InstantSource machine) implements Checkpoints {

    @Override
    public Newest newest() {
        var shown = sealer.shown();
        var signed = shown.newest();
        long size = signed.checkpoint().size();
        var exposure = sealer.anchorage().exposure(size);
        return new Newest(
                shown.origin(),
                size,
                signed.note().written(),
                shown.keys(),
                sealer.anchorage().shown(),
                exposure.entries(),
                exposure.window(machine.instant()).map(Duration::toSeconds),
                sealer.refusal());
    }

    @Override
    public List<Signed> signed() {
        return sealer.published().stream()
                .flatMap(each -> opened(each).stream().map(signed -> shown(each, signed)))
                .toList();
    }

    /** What was published is looked at by the sealer, which signs nothing more where it is none. */
    private Optional<SignedCheckpoint> opened(Published each) {
        return sealer.shown().ring().open(each.note().getBytes(UTF_8)) instanceof Reading.Read<SignedCheckpoint> read
                ? Optional.of(read.value())
                : Optional.empty();
    }

    private Signed shown(Published each, SignedCheckpoint signed) {
        return new Signed(
                signed.checkpoint().size(),
                signed.checkpoint().root().toString(),
                each.at(),
                signed.signers().stream().map(VerifierKey::id).toList(),
                sealer.anchorage().keeping(each.note()));
    }

    @Override
    public List<Sealed> sealed() {
        return sealer.shown().sealed();
    }
}
