package dev.treering.server.demo;

import dev.treering.server.running.TreeringServer;
import dev.treering.server.settings.CloseRules;
import dev.treering.server.settings.Settings;
import dev.treering.server.settings.Settings.ClockMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/** Plays the story on a server of its own and says what came of it. */
public final class Demo {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private Demo() {}

    /**
     * Plays it.
     *
     * @param directory an empty one; everything the server keeps stays in it
     * @param tell takes each sentence of the story as it happens
     */
    public static Report play(Path directory, Consumer<String> tell) {
        var clock = new VirtualClock(Story.BEGIN);
        // on a stage nothing comes late
        var settings = Settings.embedded(directory, 0, ClockMode.MANUAL).closing(new CloseRules(Duration.ZERO, true));
        try (var server = TreeringServer.onVirtualTime(settings, clock)) {
            // Ctrl-C in the middle of the story must not leave a database server behind
            Runtime.getRuntime()
                    .addShutdownHook(Thread.ofPlatform().name("stop").unstarted(server::close));
            new Story(new Stage(server, clock), tell).play();
            long head = server.log().head();
            if (!server.readModels().awaitSettled(head, PATIENCE)) {
                throw new IllegalStateException("the ledgers did not settle within " + PATIENCE.toSeconds() + " s");
            }
            return Report.of(server, head);
        }
    }
}
