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
                next(app, created.name(), app.image(), app.arch(), app.release(), app.processes(), position);
            case AppFact.Released released ->
                next(app, app.name(), released.image(), released.arch(), released.version(), app.processes(), position);
            case AppFact.FormationScaled scaled ->
                next(app, app.name(), app.image(), app.arch(), app.release(), scaled(app, scaled), position);
            case AppFact.TransferredIn moved ->
                new DesiredApp(
                        moved.account(),
                        app.app(),
                        moved.name(),
                        app.image(),
                        app.arch(),
                        app.release(),
                        app.processes(),
                        app.maintenance(),
                        false,
                        position);
            case AppFact.MaintenanceSet set -> marked(app, app.processes(), set.on(), false, position);
            // told on the other account's partition, or nothing that runs differently
            case AppFact.TransferredOut _,
                    AppFact.AddOnAttached _,
                    AppFact.AddOnPlanChanged _,
                    AppFact.AddOnDetached _ -> app;
            case AppFact.Deleted _ -> marked(app, List.of(), app.maintenance(), true, position);
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

    private static DesiredApp next(
            DesiredApp app,
            String name,
            String image,
            String arch,
            int release,
            List<DesiredProcess> processes,
            long position) {
        return new DesiredApp(
                app.account(),
                app.app(),
                name,
                image,
                arch,
                release,
                processes,
                app.maintenance(),
                app.deleted(),
                position);
    }

    private static DesiredApp marked(
            DesiredApp app, List<DesiredProcess> processes, boolean maintenance, boolean deleted, long position) {
        return new DesiredApp(
                app.account(),
                app.app(),
                app.name(),
                app.image(),
                app.arch(),
                app.release(),
                processes,
                maintenance,
                deleted,
                position);
    }
}
