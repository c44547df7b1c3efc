package dev.treering.runtime.desired;

import dev.treering.events.facts.AppFact;
import dev.treering.events.runtime.DesiredApp;
import dev.treering.events.runtime.DesiredProcess;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The rule by which an app's facts, in log order, make its desired state. */
final class DesiredAppFold {

    private DesiredAppFold() {}

    static DesiredApp next(Optional<DesiredApp> before, AppFact fact, long position) {
        DesiredApp app = before.orElseGet(() -> blank(fact));
        if (app.deleted()) {
            return app; // an id is never reused: nothing that is said later brings it back
        }
        return switch (fact) {
            case AppFact.Created created ->
                with(app, created.name(), app.image(), app.arch(), app.release(), app.processes(), false, position);
            case AppFact.Released released ->
                with(
                        app,
                        app.name(),
                        released.image(),
                        released.arch(),
                        released.version(),
                        app.processes(),
                        false,
                        position);
            case AppFact.FormationScaled scaled ->
                with(app, app.name(), app.image(), app.arch(), app.release(), scaled(app, scaled), false, position);
            case AppFact.TransferredIn moved ->
                new DesiredApp(
                        moved.account(),
                        app.app(),
                        moved.name(),
                        app.image(),
                        app.arch(),
                        app.release(),
                        app.processes(),
                        false,
                        position);
            // told on the other account's partition, or nothing that runs differently
            case AppFact.TransferredOut _,
                    AppFact.MaintenanceSet _,
                    AppFact.AddOnAttached _,
                    AppFact.AddOnPlanChanged _,
                    AppFact.AddOnDetached _ -> app;
            case AppFact.Deleted _ ->
                with(app, app.name(), app.image(), app.arch(), app.release(), List.of(), true, position);
        };
    }

    private static DesiredApp blank(AppFact fact) {
        return new DesiredApp(fact.account(), fact.app(), fact.app().value(), "", "", 0, List.of(), false, -1);
    }

    private static List<DesiredProcess> scaled(DesiredApp app, AppFact.FormationScaled fact) {
        var others =
                app.processes().stream().filter(process -> !process.process().equals(fact.process()));
        return Stream.concat(others, Stream.of(new DesiredProcess(fact.process(), fact.dynos(), fact.size())))
                .toList();
    }

    private static DesiredApp with(
            DesiredApp app,
            String name,
            String image,
            String arch,
            int release,
            List<DesiredProcess> processes,
            boolean deleted,
            long position) {
        return new DesiredApp(app.account(), app.app(), name, image, arch, release, processes, deleted, position);
    }
}
