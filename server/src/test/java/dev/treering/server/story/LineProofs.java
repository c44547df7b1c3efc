package dev.treering.server.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Proofs of the lines of a month, made of a server and verified where there is nothing but the bundle and the key. */
final class LineProofs {

    /** Nobody listens there: whoever asked a server would fail. */
    private static final Map<String, String> NOWHERE =
            Map.of("TREERING_URL", "http://localhost:9", "TREERING_TOKEN", "none");

    private final ServerProcess server;
    private final Openb openb;
    private final Path folder;

    LineProofs(ServerProcess server, Openb openb, Path folder) throws IOException {
        this.server = server;
        this.openb = openb;
        this.folder = Files.createDirectory(folder);
    }

    void isNotThereYet(String month) {
        var early = prove(month, 1, "early.json");

        assertThat(early.exitCode()).as(early.output()).isEqualTo(2);
        assertThat(early.output()).contains(month + " is not closed yet, so nothing of it is sealed");
    }

    /** Signing follows the close, so the first question may come too early. */
    void isMadeAndVerified(String month) throws IOException {
        Await.until("the month to be signed", () -> {
            var made = prove(month, 1, "bundle.json");
            return made.exitCode() == 0 ? "" : made.output();
        });
        var fromKafka = prove(
                month, 1, "again.json", "--kafka", server.status().path("kafka").asString());
        assertThat(fromKafka.exitCode()).as(fromKafka.output()).isZero();
        assertThat(folder.resolve("again.json")).hasSameBinaryContentAs(folder.resolve("bundle.json"));
        var wrongLine = prove(month, 10_000, "none.json");
        assertThat(wrongLine.exitCode()).as(wrongLine.output()).isEqualTo(64);
        assertThat(wrongLine.output()).contains("lines, from 1, and no line 10000");

        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path bundle = Files.copy(folder.resolve("bundle.json"), elsewhere.resolve("bundle.json"));
        var verified = verify(elsewhere);
        assertThat(verified.exitCode()).as(verified.output()).isZero();
        assertThat(verified.output()).startsWith("VERIFIED").contains("line 1 of " + account(month) + " " + month);

        Files.writeString(bundle, Files.readString(bundle).replaceFirst("\"recordedAt\":\"2", "\"recordedAt\":\"1"));
        var changed = verify(elsewhere);
        assertThat(changed.exitCode()).as(changed.output()).isEqualTo(1);
        assertThat(changed.output()).contains("MISMATCH", "sha256");
    }

    private ServerProcess.Finished prove(String month, int line, String file, String... further) {
        var arguments = new ArrayList<>(List.of(
                "audit",
                "prove",
                account(month),
                month,
                "--line",
                Integer.toString(line),
                "--out",
                folder.resolve(file).toString()));
        arguments.addAll(List.of(further));
        return server.treering(arguments.toArray(String[]::new));
    }

    /** In a directory in which there is nothing else. */
    private ServerProcess.Finished verify(Path directory) {
        String key = server.announced().getFirst().substring("seal key ".length());
        var command = new ArrayList<>(List.of("sh", "-c", "cd \"$0\" && exec \"$@\"", directory.toString()));
        command.addAll(Launcher.COMMAND.command());
        command.addAll(List.of("audit", "verify", "--bundle", "bundle.json", "--key", key));
        return ServerProcess.run(command, NOWHERE, Duration.ofMinutes(2));
    }

    /** One with a statement. */
    private String account(String month) {
        return openb.statements().properties().stream()
                .map(Map.Entry::getKey)
                .filter(each -> each.endsWith("/" + month))
                .map(each -> each.split("/")[0])
                .findFirst()
                .orElseThrow();
    }
}
