package dev.treering.embedded.postgres;

import dev.treering.embedded.LoopbackPort;
import dev.treering.embedded.StartFailedException;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gets a postmaster on a data directory: adopts one that outlived its parent, or starts one. The caller owns the directory. */
record Launch(Path data, Programs programs, ServerLog log) {
    private static final Logger LOG = LoggerFactory.getLogger(Launch.class);

    /** Long, because after a crash the server may have much to replay; a server that cannot start says so much sooner. */
    private static final Duration TO_RECOVER = Duration.ofMinutes(10);

    private static final int ATTEMPTS = 20;
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(200);

    /** The postmaster that is there, or a new one on any port. */
    Postmaster adoptedOrStarted() throws IOException {
        return postmaster(LoopbackPort::free);
    }

    /** A new one where the one before it was, so that clients find it again. */
    Postmaster startedAgain(int port) throws IOException {
        return postmaster(() -> port);
    }

    private Postmaster postmaster(IntSupplier ports) throws IOException {
        for (int attempt = 1; ; attempt++) {
            // looked for before each attempt: one whose parent was killed early may only now have said where it is
            Optional<Postmaster> adopted = adopted();
            if (adopted.isPresent()) {
                return adopted.get();
            }
            prepare();
            long before = log.size();
            Postmaster postmaster = start(ports.getAsInt());
            if (postmaster.becomesReady(TO_RECOVER)) {
                return postmaster;
            }
            String said = log.since(before);
            if (postmaster.isAlive()) {
                postmaster.stop(programs);
                throw new StartFailedException(
                        "PostgreSQL did not get ready within " + TO_RECOVER + ", see " + log.file());
            }
            if (attempt == ATTEMPTS || !ServerLog.passes(said)) {
                throw new StartFailedException("PostgreSQL did not start on " + data + "; its log says:\n" + said);
            }
            Await.pause(BETWEEN_ATTEMPTS);
        }
    }

    private Optional<Postmaster> adopted() throws IOException {
        Optional<Postmaster> orphan = Postmaster.of(data);
        if (orphan.isEmpty()) {
            return orphan;
        }
        Postmaster postmaster = orphan.get();
        if (!postmaster.runs(programs.path("postgres"))) {
            LOG.info("PostgreSQL on {} runs from other binaries: stopping it", data);
            postmaster.stop(programs);
            return Optional.empty();
        }
        if (!postmaster.becomesReady(TO_RECOVER)) {
            return Optional.empty();
        }
        LOG.info(
                "adopted PostgreSQL, process {}, which outlived the process that started it",
                postmaster.process().pid());
        return orphan;
    }

    private void prepare() throws IOException {
        forgetForeignProcess();
        Files.writeString(data.resolve(ServerSettings.FILE), ServerSettings.text(), StandardCharsets.UTF_8);
        log.turn();
    }

    /**
     * A killed postmaster's id may belong to an unrelated process by now, and PostgreSQL would refuse to start. While the id
     * belongs to nobody the file stays: PostgreSQL finds its predecessor's orphaned children through it.
     */
    private void forgetForeignProcess() throws IOException {
        Optional<PostmasterFile> left = PostmasterFile.read(data);
        if (left.isPresent() && ProcessHandle.of(left.get().pid()).isPresent()) {
            Files.deleteIfExists(PostmasterFile.in(data));
        }
    }

    private Postmaster start(int port) throws IOException {
        String[] where = Postmaster.arguments(data);
        Process process = programs.builder(ownSession(), "postgres", where[0], where[1], "-p", Integer.toString(port))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.file().toFile()))
                .start();
        return Postmaster.started(process, data, port);
    }

    /** Ctrl-C in a terminal reaches every process of the session; the server has to be stopped after its clients, by us. */
    private static List<String> ownSession() {
        Path setsid = Path.of("/usr/bin/setsid");
        return Files.isExecutable(setsid) ? List.of(setsid.toString()) : List.of();
    }
}
