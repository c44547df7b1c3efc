package dev.treering.server.running;

import dev.treering.projections.query.CellResolution;
import dev.treering.projections.readmodel.replay.Replay;
import dev.treering.projections.readmodel.replay.ReplayReport;
import dev.treering.projections.readmodel.replay.ReplayReport.RowDifference;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a replay came to, in the words of its door. */
final class ReplayText {

    private ReplayText() {}

    static Map<String, Object> of(ReplayReport report) {
        Map<String, Object> text = new LinkedHashMap<>();
        text.put("equal", report.equal());
        text.put("offsets", report.offsets());
        text.put("buildingMs", report.building().toMillis());
        text.put("pausedMs", report.paused().toMillis());
        report.kept().ifPresentOrElse(kept -> text.put("kept", kept), () -> text.put("left", Replay.ANEW));
        text.put("leftOut", report.leftOut());
        report.difference().ifPresent(difference -> text.put("difference", of(difference)));
        report.unresolved().ifPresent(missing -> text.put("unresolved", of(missing)));
        text.put(
                "tables",
                report.tables().stream()
                        .map(table -> Map.of(
                                "table", table.name(),
                                "live", of(table.live()),
                                "anew", of(table.anew())))
                        .toList());
        return text;
    }

    private static Map<String, Object> of(ReplayReport.Side side) {
        return Map.of("rows", side.rows(), "digest", side.digest());
    }

    private static Map<String, Object> of(RowDifference difference) {
        Map<String, Object> text = new LinkedHashMap<>();
        text.put("table", difference.table());
        text.put("key", difference.key());
        difference.column().ifPresent(column -> text.put("column", column));
        difference.live().ifPresent(value -> text.put("live", value));
        difference.anew().ifPresent(value -> text.put("anew", value));
        text.put("rows", difference.rows());
        return text;
    }

    private static Map<String, Object> of(CellResolution missing) {
        return Map.of(
                "account", missing.account().value(),
                "cell", missing.resource() + " " + missing.day() + " revision " + missing.revision(),
                "resolution", missing.kind().name(),
                "sequence", missing.sequence());
    }
}
