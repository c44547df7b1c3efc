package dev.treering.events.runtime;

import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.AppId;
import java.util.Comparator;
import java.util.List;

/**
 * What is to run of an app, as of a log position. Of two records about one app the one with the greater position holds.
 *
 * @param image container image; empty before the first release
 * @param arch CPU architecture to run on, amd64 or arm64; empty for either
 * @param release release number; 0 before the first
 * @param processes sorted by process type
 * @param maintenance whether requests from outside are answered by no dyno; they run on
 * @param deleted whether the app is gone: nothing of it is to run, whatever its processes say
 * @param position of the last fact that counted
 */
public record DesiredApp(
        AccountId account,
        AppId app,
        String name,
        String image,
        String arch,
        int release,
        List<DesiredProcess> processes,
        boolean maintenance,
        boolean deleted,
        long position) {

    public DesiredApp {
        processes = processes.stream()
                .sorted(Comparator.comparing(DesiredProcess::process))
                .toList();
    }

    /** An app that is not in maintenance. */
    public DesiredApp(
            AccountId account,
            AppId app,
            String name,
            String image,
            String arch,
            int release,
            List<DesiredProcess> processes,
            boolean deleted,
            long position) {
        this(account, app, name, image, arch, release, processes, false, deleted, position);
    }
}
