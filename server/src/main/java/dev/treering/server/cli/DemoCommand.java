package dev.treering.server.cli;

import dev.treering.server.demo.Demo;
import dev.treering.server.demo.Page;
import dev.treering.server.demo.Report;
import dev.treering.server.http.Verifier.Verdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The main job, end to end, on a throw-away directory. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description =
                "Two months of two customers in about a minute: deploys, scaling, a crash, a pilot month in shadow, going live,"
                        + " statements, a back-bill, invoices, an audit. On a real broker, a real database and a simulated cluster.",
        footer = {"", "Example: treering demo --keep /tmp/demo"})
final class DemoCommand implements Callable<Integer> {

    @Option(names = "--json", description = "What came of it as JSON; the story goes to standard error.")
    private boolean json;

    @Option(
            names = "--keep",
            paramLabel = "DIR",
            description = "Keeps everything in DIR, to look at with `up --data DIR`.")
    private @Nullable Path keep;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter story = json ? spec.commandLine().getErr() : out;
        Path directory = keep == null ? Files.createTempDirectory("treering-demo") : Files.createDirectories(keep);
        refuseUsed(directory);
        try {
            story.println(
                    "Starting a Kafka broker, a PostgreSQL server and a simulated cluster in " + directory + " ...");
            Report report = Demo.play(directory, story::println);
            out.print(
                    json
                            ? Api.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(asJson(report)) + "\n"
                            : Page.of(report));
            out.flush();
            return report.audit().verdict() == Verdict.VERIFIED ? ExitCode.DONE : ExitCode.NO;
        } finally {
            if (keep == null) {
                delete(directory);
            }
        }
    }

    private static void refuseUsed(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            if (files.findAny().isPresent()) {
                throw Failure.no(directory + " is not empty; the demonstration begins with nothing");
            }
        }
    }

    private static Map<String, Object> asJson(Report report) {
        var json = new LinkedHashMap<String, Object>();
        json.put("facts", report.facts());
        json.put("cells", report.cells().size());
        json.put(
                "statements",
                report.statements().stream()
                        .map(view -> Map.of(
                                "account", view.account().value(),
                                "period", view.statement().period().toString(),
                                "mode", view.statement().mode().name(),
                                "currency", view.statement().currency().getCurrencyCode(),
                                "total", view.statement().total().toPlainString(),
                                "hash", view.hash().toString()))
                        .toList());
        report.backBill()
                .ifPresent(posted -> json.put(
                        "backBill",
                        Map.of(
                                "case", posted.billingCase().value(),
                                "cells", posted.backBill().cells().size(),
                                "total", posted.backBill().total().toPlainString(),
                                "hash", posted.hash().toString())));
        json.put(
                "invoices",
                report.invoices().stream()
                        .map(invoice -> Map.of(
                                "number", invoice.number().toString(),
                                "account", invoice.account().value(),
                                "kind", invoice.source().kind().name(),
                                "period", invoice.source().period().toString(),
                                "state", invoice.state().name(),
                                "currency", invoice.currency().getCurrencyCode(),
                                "total", invoice.total().toPlainString()))
                        .toList());
        json.put("verdict", report.audit().verdict().name());
        json.put("audit", report.audit().report());
        return json;
    }

    private static void delete(Path directory) throws IOException {
        List<Path> all;
        try (var files = Files.walk(directory)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
            Files.deleteIfExists(each);
        }
    }
}
