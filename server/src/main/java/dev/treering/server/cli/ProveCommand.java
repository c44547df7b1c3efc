package dev.treering.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.treering.events.vocabulary.AccountId;
import dev.treering.events.vocabulary.BillingMode;
import dev.treering.events.vocabulary.CaseId;
import dev.treering.events.vocabulary.Hash;
import dev.treering.projections.proof.BundleWriter;
import dev.treering.projections.proof.LineWanted;
import dev.treering.projections.proof.Proof;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** The proof of one line. */
@Command(
        name = "prove",
        mixinStandardHelpOptions = true,
        description =
                "Makes the proof of one line of a statement or of a posted back-bill, complete in one file: the facts, what they lead to,"
                        + " and the way from the line to a signed checkpoint. Exit 0 made, 1 there is no such statement or case, 2 it is"
                        + " not sealed or not signed yet or the log cannot be read, 64 it has no such line.",
        footer = {
            "",
            "Example: treering audit prove acme 2026-03 --line 2 --out bundle.json",
            "Example: treering audit prove acme --case pilot-2026 --line 1 --out bundle.json",
            "Example: treering audit verify --bundle bundle.json --key 'NAME+ID+KEY'"
        })
final class ProveCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "ACCOUNT")
    private String account;

    @Parameters(index = "1", arity = "0..1", paramLabel = "MONTH", converter = Arguments.Month.class)
    private @Nullable YearMonth month;

    @Option(names = "--line", required = true, paramLabel = "N", description = "The line's number, from 1.")
    private int line;

    @Option(names = "--mode", paramLabel = "SHADOW|LIVE", description = "Which, in a month that went live part-way.")
    private @Nullable BillingMode mode;

    @Option(names = "--case", paramLabel = "CASE", description = "A posted back-billing case in place of a month.")
    private @Nullable String backBill;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to; without it the bundle is printed.")
    private @Nullable Path file;

    @Option(
            names = "--kafka",
            paramLabel = "ADDR",
            description = "Folds in this process from the Kafka there; without it the server is asked to.")
    private @Nullable String kafka;

    @Option(
            names = "--keys",
            paramLabel = "FILE",
            description = "With --kafka, where the log has changed its key: the file `keys` of the signed log.")
    private @Nullable Path keys;

    @Option(names = "--json", description = "What was written, as JSON; the bundle is JSON by itself.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if ((month == null) == (backBill == null)) {
            throw new ParameterException(spec.commandLine(), "name a MONTH, or a --case");
        }
        if (backBill != null && mode != null) {
            throw new ParameterException(spec.commandLine(), "--mode goes with a MONTH: a back-bill is LIVE");
        }
        if (keys != null && kafka == null) {
            throw new ParameterException(spec.commandLine(), "--keys goes with --kafka: the server knows its own");
        }
        byte[] bundle = kafka == null ? askServer() : makeHere(kafka);
        PrintWriter out = spec.commandLine().getOut();
        if (file == null) {
            out.print(new String(bundle, UTF_8));
            out.flush();
            return ExitCode.DONE;
        }
        JsonNode told = written(bundle, file);
        if (json) {
            out.println(told.toPrettyString());
        } else {
            ProofPage.written(told, out);
        }
        return ExitCode.DONE;
    }

    private byte[] askServer() {
        String document = backBill == null ? "/statements/" + month : "/back-bills/" + Arguments.segment(backBill);
        var query = new Query().and("line", line).and("mode", mode);
        return Api.fromEnvironment()
                .get("/v1/accounts/" + Arguments.segment(account) + document + "/proof" + query, "application/json")
                .getBytes(UTF_8);
    }

    private LineWanted wanted() {
        var owner = new AccountId(account);
        return month == null
                ? new LineWanted.OfBackBill(owner, new CaseId(String.valueOf(backBill)), line)
                : new LineWanted.OfStatement(owner, month, Optional.ofNullable(mode), line);
    }

    private byte[] makeHere(String bootstrapServers) {
        var wanted = wanted();
        var ring = Optional.ofNullable(keys).map(LogKeys::read);
        return switch (AskingTheLog.ask(bootstrapServers, ring, log -> log.proof(wanted))) {
            case Proof.Made(var bundle) -> BundleWriter.write(bundle);
            case Proof.NoDocument(String reason) -> throw Failure.no(reason);
            case Proof.NoLine(String reason) -> throw Failure.usage(reason);
            case Proof.NotProvable(String reason) -> throw Failure.unknown(reason);
        };
    }

    private static JsonNode written(byte[] bundle, Path file) {
        try {
            Files.write(file, bundle);
        } catch (IOException e) {
            throw Failure.missing("the bundle cannot be written: " + e);
        }
        var told = Api.JSON.createObjectNode();
        String sealed = Api.JSON.readTree(bundle).path("line").asString();
        told.set("line", Api.JSON.readTree(Base64.getDecoder().decode(sealed)));
        told.put("file", file.toString());
        told.put("bytes", bundle.length);
        told.put("sha256", Hash.of(bundle).toString());
        return told;
    }
}
