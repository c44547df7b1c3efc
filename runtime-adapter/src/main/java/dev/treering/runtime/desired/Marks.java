package dev.treering.runtime.desired;

import dev.treering.events.runtime.DesiredApp;
import dev.treering.events.runtime.DesiredProcess;
import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.ProcessType;
import java.util.Map;

/**
 * The labels and annotations that Treering writes on what it owns. Labels select, so their values are made safe; annotations
 * hold the originals, and are what is read back.
 */
public final class Marks {

    /** Who owns the object. Nothing without it is ever changed or pruned. */
    public static final String MANAGED_BY = "app.kubernetes.io/managed-by";

    public static final String TREERING = "treering";
    public static final String ACCOUNT = "treering.dev/account";
    public static final String APP = "treering.dev/app";
    public static final String PROCESS = "treering.dev/process";
    public static final String SIZE = "treering.dev/size";

    /** The release a pod runs: a new release is a new pod, also when the image is the same. */
    public static final String RELEASE = "treering.dev/release";

    /** Position of the fact that asked for the object to be as it is; an older one never overwrites a newer one. */
    public static final String POSITION = "treering.dev/position";

    /** Identity of that fact. */
    public static final String CAUSE = "treering.dev/cause";

    /** The W3C trace context of that fact, where it has one. */
    public static final String TRACEPARENT = "treering.dev/traceparent";

    /** Finalizer of every dyno's pod: it stays until the log has its end. */
    public static final String METER = "treering.dev/meter";

    /** Name of the network policy in every account's namespace. */
    public static final String ISOLATION = "treering-isolation";

    /** Label, with the value true, of the namespace of whatever brings requests from outside; the operator sets it. */
    public static final String ROUTER = "treering.dev/router";

    /** Name of the container whose time is the dyno's. */
    public static final String CONTAINER = "dyno";

    /** Label of pods that answer for an app in maintenance, if the operator runs any; its value is the app's label. */
    public static final String MAINTENANCE = "treering.dev/maintenance";

    /** Name of the port that requests from outside come in by. */
    public static final String PORT = "http";

    private Marks() {}

    /** Labels of a process of an app, on its workload and its pods. */
    static Map<String, String> labels(DesiredApp app, DesiredProcess process) {
        return Map.of(
                MANAGED_BY, TREERING,
                ACCOUNT, SafeNames.label(app.account().value()),
                APP, SafeNames.label(app.app().value()),
                PROCESS, SafeNames.label(process.process().value()),
                SIZE, SafeNames.label(process.size().value()));
    }

    /** The originals of what the labels hold in a safe form. */
    static Map<String, String> annotations(DesiredApp app, DesiredProcess process) {
        return Map.of(
                ACCOUNT, app.account().value(),
                APP, app.app().value(),
                PROCESS, process.process().value(),
                SIZE, process.size().value());
    }

    /** Labels of what an app has once, whatever its processes are. */
    static Map<String, String> labels(DesiredApp app) {
        return Map.of(
                MANAGED_BY, TREERING,
                ACCOUNT, SafeNames.label(app.account().value()),
                APP, SafeNames.label(app.app().value()));
    }

    /** The originals of those. */
    static Map<String, String> annotations(DesiredApp app) {
        return Map.of(ACCOUNT, app.account().value(), APP, app.app().value());
    }

    /** What tells a process's pods from all others; never changes, as a workload's selector cannot. */
    static Map<String, String> selector(AppId app, ProcessType process) {
        return Map.of(APP, SafeNames.label(app.value()), PROCESS, SafeNames.label(process.value()));
    }

    /** Labels of an account's namespace. */
    static Map<String, String> labels(AccountId account) {
        return Map.of(MANAGED_BY, TREERING, ACCOUNT, SafeNames.label(account.value()));
    }
}
