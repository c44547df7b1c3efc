package dev.treering.server.sealing;

import dev.treering.server.http.Checkpoints;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

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
    public List<Sealed> sealed() {
        return sealer.shown().sealed();
    }
}
