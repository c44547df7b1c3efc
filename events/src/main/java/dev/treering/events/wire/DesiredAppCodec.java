package dev.treering.events.wire;

import dev.treering.events.runtime.DesiredProcess;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.DynoSize;
import dev.treering.events.vocabulary.ProcessType;
import dev.treering.wire.runtime.DesiredApp;

/** What is to run of an app, to bytes and back. Safe for use by several threads. */
public final class DesiredAppCodec {

    /** Type name, as the {@code ce_type} of the published record. */
    public static final String TYPE = "treering.runtime.desired-app.v1";

    private static final SingleObject<DesiredApp> BYTES = new SingleObject<>(DesiredApp.getClassSchema());

    private DesiredAppCodec() {}

    /** The record in Avro's single-object encoding; the same record always gives the same bytes. */
    public static byte[] encode(dev.treering.events.runtime.DesiredApp app) {
        return BYTES.encode(new DesiredApp(
                app.account().value(),
                app.app().value(),
                app.name(),
                app.image(),
                app.arch(),
                app.release(),
                app.processes().stream().map(DesiredAppCodec::toWire).toList(),
                app.deleted(),
                app.position(),
                app.maintenance()));
    }

    /**
     * The record in these bytes, whichever published version of its schema wrote them.
     *
     * @throws UnreadableRecord when the bytes are not of it
     */
    public static dev.treering.events.runtime.DesiredApp decode(byte[] bytes) {
        DesiredApp wire = BYTES.decode(bytes);
        try {
            return new dev.treering.events.runtime.DesiredApp(
                    new AccountId(wire.getAccount()),
                    new AppId(wire.getApp()),
                    wire.getName(),
                    wire.getImage(),
                    wire.getArch(),
                    wire.getRelease(),
                    wire.getProcesses().stream().map(DesiredAppCodec::fromWire).toList(),
                    wire.getMaintenance(),
                    wire.getDeleted(),
                    wire.getPosition());
        } catch (IllegalArgumentException e) {
            throw new UnreadableRecord(TYPE + ": " + e.getMessage(), e);
        }
    }

    private static dev.treering.wire.runtime.DesiredProcess toWire(DesiredProcess process) {
        return new dev.treering.wire.runtime.DesiredProcess(
                process.process().value(), process.quantity(), process.size().value());
    }

    private static DesiredProcess fromWire(dev.treering.wire.runtime.DesiredProcess wire) {
        return new DesiredProcess(new ProcessType(wire.getProcess()), wire.getQuantity(), new DynoSize(wire.getSize()));
    }
}
