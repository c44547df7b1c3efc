package dev.treering.server.cli;

import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.InvoiceNumber;
import dev.treering.projections.note.KeyRing;
import dev.treering.projections.proof.Given;
import dev.treering.projections.verify.LogSigning;
import dev.treering.projections.verify.VerificationProgress;
import dev.treering.server.http.Verifier.Verification;
import dev.treering.server.running.LogVerifier;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Tries to disprove ledgers, archives, proofs and signed logs. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description =
                "Replays the log with a reader of its own, compares every ledger entry byte for byte, and what is sealed with"
                        + " everything that was signed of it. Exit 0 verified, 1 mismatch, with the first difference and both values, 2"
                        + " cannot verify.",
        footer = {
            "",
            "Example: treering audit verify --account acme --month 2026-03",
            "Example: treering audit verify --invoice INV-000042",
            "Example: treering audit verify --month 2026-03 --checkpoint kept.checkpoint --key 'NAME+ID+KEY'",
            "Example: treering audit verify --log /mirror/seals --checkpoint kept.checkpoint --key 'NAME+ID+KEY'",
            "Example: treering audit verify --bundle bundle.json --key 'NAME+ID+KEY'"
        })
final class VerifyCommand implements Callable<Integer> {

    @Option(names = "--account", paramLabel = "A", description = "Only this account's chain.")
    private @Nullable String account;

    @Option(
            names = "--month",
            paramLabel = "M",
            converter = Arguments.Month.class,
            description = "Only entries of this month; once it is closed, its close must be signed.")
    private @Nullable YearMonth month;

    @Option(
            names = "--invoice",
            paramLabel = "NUMBER",
            converter = Arguments.Invoice.class,
            description =
                    "Only this invoice: its number, lines and total, the ledger entry it asks for with its account's chain, and that it"
                            + " is sealed and signed.")
    private @Nullable InvoiceNumber invoice;

    @Option(
            names = "--kafka",
            paramLabel = "ADDR",
            description = "Verifies in this process against the Kafka there; without it the server is asked to.")
    private @Nullable String kafka;

    @Option(
            names = "--checkpoint",
            paramLabel = "N|FILE",
            description =
                    "A checkpoint that must be of this history: one that was published, by its number, or a file with one that you have"
                            + " kept. With --log alone only a file, the same as --kept.")
    private @Nullable String checkpoint;

    @Option(
            names = "--log",
            paramLabel = "DIR",
            description =
                    "The directory of a signed log, or a copy of one. With --kafka it is compared as well; without, it is verified by"
                            + " itself, without any server.")
    private @Nullable Path log;

    @Option(
            names = "--kept",
            paramLabel = "FILE",
            description =
                    "With --log alone, a checkpoint that you have kept: the log must go on from it. Several times.")
    private List<Path> kept = List.of();

    @Option(
            names = "--archive",
            paramLabel = "DIR",
            description =
                    "Verifies an archive instead, without any server: every hash, every position, and what its facts lead"
                            + " to. Several times for archives that go on from each other, in order.")
    private @Nullable List<Path> archive;

    @Option(
            names = "--bundle",
            paramLabel = "FILE",
            description =
                    "Verifies the proof of one line instead, as `audit prove` makes it, with no server and no network. Needs"
                            + " --key or --keys.")
    private @Nullable Path bundle;

    @Option(
            names = "--key",
            paramLabel = "NAME+ID+KEY",
            description =
                    "The verifier key of the signed log, which you got by another way than what it is to verify. With --log, and when the"
                            + " server is asked, the first key or any later one; with --bundle the one that signed its checkpoint; with"
                            + " --kafka and no --log, where the key has changed, use --keys.")
    private @Nullable String key;

    @Option(
            names = "--keys",
            paramLabel = "FILE",
            description = "The keys of a signed log that has changed its key: the file `keys` of its directory.")
    private @Nullable Path keys;

    @Option(names = "--json", description = "JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (key != null && keys != null) {
            throw wrong("--key and --keys do not go together");
        }
        return VerdictPage.told(result(), json, spec);
    }

    private JsonNode result() {
        boolean isLedger = account != null || month != null || kafka != null || invoice != null;
        if (invoice != null && (account != null || month != null || checkpoint != null)) {
            throw wrong("--invoice goes without --account, --month and --checkpoint");
        }
        if (!kept.isEmpty() && (log == null || kafka != null)) {
            throw wrong("--kept goes with --log alone; elsewhere it is --checkpoint");
        }
        if (bundle != null) {
            if (isLedger || archive != null || checkpoint != null || log != null || (key == null && keys == null)) {
                throw wrong("--bundle goes with --key or --keys, and with nothing else but --json");
            }
            return BundleAudit.run(bundle, LogKeys.of(key, keys, spec.commandLine()));
        }
        if (archive != null) {
            if (isLedger || checkpoint != null || log != null || key != null || keys != null) {
                throw wrong("--archive verifies the whole, and goes with nothing else but --json");
            }
            return ArchiveAudit.run(archive);
        }
        if (log != null && kafka == null) {
            if (isLedger || (key == null && keys == null)) {
                throw wrong(
                        "--log goes with --key or --keys, and with nothing else but --json and --kept, or with --kafka");
            }
            if (given().orElse(null) instanceof Given.Number) {
                throw wrong("--log alone knows no published checkpoints: give --checkpoint a file, or --kafka as well");
            }
            var all = new ArrayList<>(kept);
            Optional.ofNullable(checkpoint).map(Path::of).ifPresent(all::add);
            return SignedLogAudit.run(log, LogKeys.of(key, keys, spec.commandLine()), all);
        }
        return kafka == null ? askServer() : verifyHere(kafka);
    }

    private JsonNode askServer() {
        var query = new Query().and("account", account).and("month", month).and("invoice", invoice);
        var body = Api.JSON.createObjectNode();
        ring().ifPresent(ring -> body.put("keys", ring.text()));
        switch (given().orElse(null)) {
            case Given.Number(long number) -> query.and("checkpoint", number);
            case Given.Note(String text) -> body.put("checkpoint", text);
            case null -> {}
        }
        byte[] bytes = body.isEmpty() ? new byte[0] : Api.JSON.writeValueAsBytes(body);
        return Api.fromEnvironment().post("/v1/audit/verify" + query, "application/json", bytes);
    }

    private JsonNode verifyHere(String bootstrapServers) {
        var period = Optional.ofNullable(month);
        var asked = new LogSigning.Asked(period, given(), ring(), Optional.ofNullable(log));
        try (Progress progress = new Progress("verifying")) {
            VerificationProgress told = progress::at;
            var verifier = new LogVerifier(bootstrapServers, log == null ? ring() : Optional.empty(), told);
            if (invoice != null) {
                return json(verifier.invoice(invoice, ring()).and(() -> verifier.signing(asked)));
            }
            return json(verifier.verify(Optional.ofNullable(account).map(AccountId::new), period)
                    .and(() -> verifier.signing(asked)));
        }
    }

    private static JsonNode json(Verification result) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("verdict", result.verdict().name());
        answer.put("exitCode", result.verdict().exitCode());
        answer.putAll(result.report());
        return Api.JSON.valueToTree(answer);
    }

    private Optional<KeyRing> ring() {
        return key == null && keys == null ? Optional.empty() : Optional.of(LogKeys.of(key, keys, spec.commandLine()));
    }

    private Optional<Given> given() {
        return Optional.ofNullable(checkpoint).map(GivenCheckpoint::of);
    }

    private ParameterException wrong(String why) {
        return new ParameterException(spec.commandLine(), why);
    }
}
