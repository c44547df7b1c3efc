package dev.treering.runtime.desired;

import dev.treering.events.runtime.DesiredApp;
import dev.treering.events.runtime.DesiredProcess;
import dev.treering.events.vocabulary.ProcessType;
import dev.treering.runtime.desired.Companion.Budget;
import dev.treering.runtime.desired.Companion.Reach;
import dev.treering.runtime.desired.Companion.Route;
import dev.treering.runtime.desired.Workload.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The rule by which an app gets companions.
 *
 * <p>In maintenance requests are led to a service of their own, whose pods the operator may run; while there are none a gateway answers
 * 503 by itself. The app's own service stays, so that its dynos reach each other as before.
 */
final class Companions {

    /** Where processes of this type listen. */
    static final int WEB_PORT = 8080;

    private static final ProcessType WEB = new ProcessType("web");

    private Companions() {}

    /** The port a process is told to listen on; 0 for none. */
    static int portOf(ProcessType process) {
        return process.equals(WEB) ? WEB_PORT : 0;
    }

    static List<Companion> of(DesiredApp app, Routing routing) {
        var companions = new ArrayList<Companion>();
        if (app.deleted()) {
            return companions;
        }
        String namespace = SafeNames.namespace(app.account());
        if (app.processes().stream().anyMatch(process -> process.process().equals(WEB))) {
            reached(app, namespace, routing, companions);
        }
        app.processes().stream()
                .filter(process -> process.quantity() > 1)
                .map(process -> budget(app, process, namespace))
                .forEach(companions::add);
        return companions;
    }

    private static void reached(DesiredApp app, String namespace, Routing routing, List<Companion> companions) {
        var labels = Marks.labels(app);
        var annotations = Marks.annotations(app);
        var web = new Place(namespace, SafeNames.service(app.app()));
        var page = new Place(namespace, web.name() + "-maintenance");
        companions.add(new Reach(web, labels, annotations, Marks.selector(app.app(), WEB)));
        if (app.maintenance()) {
            var pages = Map.of(Marks.MAINTENANCE, SafeNames.label(app.app().value()));
            companions.add(new Reach(page, labels, annotations, pages));
        }
        companions.add(new Route(
                web,
                labels,
                annotations,
                SafeNames.host(app.app()) + "." + routing.domain(),
                routing.gateway(),
                app.maintenance() ? page.name() : web.name()));
    }

    private static Budget budget(DesiredApp app, DesiredProcess process, String namespace) {
        var place = new Place(namespace, SafeNames.workload(app.app(), process.process()));
        return new Budget(
                place, Marks.labels(app), Marks.annotations(app), Marks.selector(app.app(), process.process()));
    }
}
