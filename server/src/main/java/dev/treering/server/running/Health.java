package dev.treering.server.running;

import dev.treering.aggregates.relay.Relay;
import dev.treering.aggregates.relay.Status;
import dev.treering.projections.query.ResolutionQueries;
import dev.treering.projections.readmodel.ReadModels;
import dev.treering.projections.topology.LedgerStreams;
import dev.treering.runtime.RuntimeAdapter;
import dev.treering.server.http.Vitals;
import dev.treering.server.sealing.Sealer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** How the parts are: what only a restart or a person mends, and what is still on its way. */
record Health(Relay relay, LedgerStreams ledgers, ReadModels readModels, Sealer sealer, RuntimeAdapter adapter)
        implements Vitals {

    private static final String ADAPTER = "runtime adapter: ";

    @Override
    public List<String> illnesses() {
        var illnesses = new ArrayList<String>();
        if (relay.status() instanceof Status.Refused(String problem)) {
            illnesses.add("relay: " + problem);
        }
        ledgers.failure().ifPresent(failure -> illnesses.add("ledgers: " + failure));
        readModels.illness().ifPresent(illness -> illnesses.add("read models: " + illness));
        adapter.illnesses().forEach(illness -> illnesses.add(ADAPTER + illness));
        return illnesses;
    }

    @Override
    public List<String> missing() {
        var missing = new ArrayList<String>();
        switch (relay.status()) {
            case Status.Carrying _ -> {}
            case Status.Starting _ -> missing.add("relay: starting");
            case Status.Retrying(String problem) -> missing.add("relay: " + problem);
            case Status.StandingBy _ -> missing.add("relay: another process carries");
            case Status.Refused(String problem) -> missing.add("relay: " + problem);
            case Status.Closed _ -> missing.add("relay: closed");
        }
        if (ledgers.state() != LedgerStreams.State.RUNNING) {
            missing.add("ledgers: " + ledgers.state());
        }
        readModels.trouble().ifPresent(trouble -> missing.add("read models: " + trouble));
        readModels.illness().ifPresent(illness -> missing.add("read models: " + illness));
        sealer.refusal().ifPresent(reason -> missing.add("seals: " + reason));
        adapter.illnesses().forEach(illness -> missing.add(ADAPTER + illness));
        missing.addAll(missingOfAdapter(adapter.hasBegun(), adapter.troubles()));
        return missing;
    }

    @Override
    public List<String> warnings() {
        return sealer.anchorage().troubles();
    }

    /** One customer's wish that cannot be fulfilled is no reason to stop serving the others. */
    @Override
    public List<String> remarks() {
        return Stream.of(
                        readModels.resolutions().violations().stream().map(Health::remark),
                        adapter.census().stream()
                                .flatMap(census -> census.differences().stream())
                                .map(difference -> "census: " + difference),
                        adapter.wrongClocks().stream(),
                        adapter.lacks().stream(),
                        adapter.problems().stream().map(problem -> problem.app() + ": " + problem.detail()))
                .flatMap(remarks -> remarks)
                .toList();
    }

    @Override
    public long censusDifferences() {
        return adapter.census().map(census -> census.differences().size()).orElse(0);
    }

    /** A cell that the ledger would have ended twice stops nothing else, and must be seen. */
    private static String remark(ResolutionQueries.Violation violation) {
        var cell = violation.resolution();
        return violation.code() + ": " + cell.account() + " " + cell.resource() + " " + cell.day() + " revision "
                + cell.revision() + " by entry " + cell.sequence() + ", " + cell.kind() + " " + cell.reference();
    }

    static List<String> missingOfAdapter(boolean begun, List<String> troubles) {
        var missing = new ArrayList<String>();
        if (!begun) {
            missing.add(ADAPTER + "reading the log");
        }
        troubles.forEach(trouble -> missing.add(ADAPTER + trouble));
        return missing;
    }
}
