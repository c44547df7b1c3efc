package dev.treering.runtime.desired;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.Hash;
import dev.treering.events.vocabulary.ProcessType;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names Kubernetes accepts, made of ids that may hold anything: readable, stable, and told apart by a piece of the original's
 * SHA-256 wherever the readable part alone could be the same for two.
 *
 * <p>Rules: <a href="https://kubernetes.io/docs/concepts/overview/working-with-objects/names/">object names</a>,
 * <a href="https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/">label values</a>.
 */
public final class SafeNames {

    private static final int LONGEST_LABEL = 63;
    /** Leaves room for what a Deployment's pods append, so that a pod's name still is a host name. */
    private static final int LONGEST_WORKLOAD = 46;

    private static final int HASH_DIGITS = 8;
    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?");
    private static final Pattern HOST = Pattern.compile("[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?");
    private static final Pattern UNSAFE_IN_LABEL = Pattern.compile("[^-A-Za-z0-9_.]+");
    private static final Pattern UNSAFE_IN_NAME = Pattern.compile("[^a-z0-9]+");
    private static final Pattern EDGES = Pattern.compile("^[-_.]+|[-_.]+$");

    private SafeNames() {}

    /** The value itself where a label may hold it. */
    static String label(String value) {
        if (LABEL.matcher(value).matches()) {
            return value;
        }
        return joined(UNSAFE_IN_LABEL.matcher(value).replaceAll("-"), value, LONGEST_LABEL);
    }

    /** The namespace of an account. */
    public static String namespace(AccountId account) {
        return joined("treering-" + readable(account.value()), account.value(), LONGEST_LABEL);
    }

    /** The workload of a process. Always with the hash: app a-b's c and app a's b-c are not the same. */
    static String workload(AppId app, ProcessType process) {
        String original = app.value() + "\n" + process.value(); // ids hold no control characters
        return joined(readable(app.value()) + "-" + readable(process.value()), original, LONGEST_WORKLOAD);
    }

    /** The service that reaches an app: begins with a letter, as a service's must. */
    static String service(AppId app) {
        return joined("app-" + readable(app.value()), app.value(), LONGEST_WORKLOAD);
    }

    /** One label of a host name: the app's id where it is one. */
    static String host(AppId app) {
        String id = app.value();
        return HOST.matcher(id).matches() ? id : joined(readable(id), id, LONGEST_LABEL);
    }

    private static String readable(String value) {
        return UNSAFE_IN_NAME.matcher(value.toLowerCase(Locale.ROOT)).replaceAll("-");
    }

    private static String joined(String readable, String original, int longest) {
        String hash = Hash.of(original.getBytes(UTF_8)).toString().substring(0, HASH_DIGITS);
        String cut = readable.substring(0, Math.min(readable.length(), longest - HASH_DIGITS - 1));
        String trimmed = EDGES.matcher(cut).replaceAll("");
        return trimmed.isEmpty() ? "x" + hash : trimmed + "-" + hash;
    }
}
