package dev.treering.server.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.treering.server.story.ServerProcess.Finished;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stock Heroku CLI, unchanged, against a real server: a day in the life of an app. */
class HerokuCliIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    private final Path hk = Path.of(System.getProperty("treering.shared", "../../shared"), "heroku-cli", "hk")
            .toAbsolutePath()
            .normalize();

    @Test
    void an_app_is_created_scaled_shown_and_destroyed() throws Exception {
        theCliIsThere();
        try (ServerProcess server = ServerProcess.up(Files.createDirectory(folder.resolve("data")))) {
            assertThat(done(server, "apps:create", "cli-shop")).contains("Creating", "cli-shop", "done");
            assertThat(done(server, "ps:scale", "web=2:dyno-1c-4gb", "-a", "cli-shop"))
                    .contains("Scaling dynos", "done", "web at 2:dyno-1c-4gb");
            Await.until("both dynos are shown to be up", () -> {
                String shown = done(server, "ps", "-a", "cli-shop");
                return Stream.of("web (dyno-1c-4gb)", "web.1: up", "web.2: up").allMatch(shown::contains) ? "" : shown;
            });
            assertThat(done(server, "apps")).contains("cli-shop");
            assertThat(done(server, "apps:info", "-a", "cli-shop")).contains("cli-shop", "web: 2", "default");
            assertThat(done(server, "apps:destroy", "-a", "cli-shop", "--confirm", "cli-shop"))
                    .contains("Destroying", "cli-shop", "done");
            assertThat(done(server, "apps")).doesNotContain("cli-shop");
            assertThat(heroku(server, "ps", "-a", "cli-shop").output()).contains("Couldn't find that app");
        }
    }

    private String done(ServerProcess server, String... arguments) {
        Finished finished = heroku(server, arguments);
        assertThat(finished.exitCode()).as(finished.output()).isZero();
        return finished.output();
    }

    private Finished heroku(ServerProcess server, String... arguments) {
        return hk(Map.of("HK_URL", server.url().toString(), "HK_KEY", server.token()), arguments);
    }

    private Finished hk(Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of(hk.toString()));
        command.addAll(List.of(arguments));
        return ServerProcess.run(command, environment, PATIENCE);
    }

    /** The CLI is fetched from npm on its first run; without it there is nothing to test. */
    private void theCliIsThere() {
        assumeTrue(Files.isExecutable(hk), "skipped: no Heroku CLI at " + hk + " (-Dtreering.shared=DIR)");
        assumeTrue(onPath("node") && onPath("npm"), "skipped: the Heroku CLI needs node and npm");
        Finished version = hk(Map.of(), "version");
        assumeTrue(version.exitCode() == 0, "skipped: the Heroku CLI does not run here: " + version.output());
    }

    private static boolean onPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }
}
