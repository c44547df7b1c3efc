package dev.treering.server.invoicing.http;

import dev.treering.server.invoicing.delivery.Answer;
import dev.treering.server.invoicing.delivery.Consignment;
import dev.treering.server.invoicing.delivery.InvoiceProvider;
import dev.treering.server.invoicing.delivery.Limits;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A provider that takes {@code POST BASE/invoices} and may tell its limits at {@code GET BASE/limits}. */
public final class HttpInvoiceProvider implements InvoiceProvider {

    private static final Logger LOG = LoggerFactory.getLogger(HttpInvoiceProvider.class);

    /** Of a provider that does not tell its limits. */
    public static final Limits USUAL = new Limits(50, 50, 2);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String name;
    private final URI base;
    private final Supplier<Optional<String>> token;
    private final Duration patience;
    private volatile @Nullable Limits told;

    /**
     * A provider at an address.
     *
     * @param name in facts
     * @param base such as {@code https://billing.example/api}
     * @param token asked for each request, so that it may be renewed; empty for none
     * @param patience how long an answer may take
     */
    public HttpInvoiceProvider(String name, URI base, Supplier<Optional<String>> token, Duration patience) {
        this.name = name;
        this.base = URI.create(base.toString().replaceAll("/+$", ""));
        this.token = token;
        this.patience = patience;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Limits limits() {
        Limits known = told;
        if (known != null) {
            return known;
        }
        try {
            var answer = http.send(request("/limits").GET().build(), BodyHandlers.ofString());
            if (answer.statusCode() / 100 == 2) {
                told = ProviderJson.limits(answer.body());
            } else if (answer.statusCode() == 404) {
                told = USUAL;
            }
        } catch (IOException | RuntimeException e) {
            LOG.debug("{} does not tell its limits now; those of any provider hold", base, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Limits learned = told;
        return learned == null ? USUAL : learned;
    }

    @Override
    public List<Answer> deliver(List<Consignment> batch) {
        try {
            var request = request("/invoices")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(ProviderJson.request(batch)))
                    .build();
            return meaning(batch, http.send(request, BodyHandlers.ofString()));
        } catch (IOException e) {
            return ProviderJson.all(batch, new Answer.Unavailable("no answer: " + e, true));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ProviderJson.all(batch, new Answer.Unavailable("interrupted", false));
        }
    }

    private List<Answer> meaning(List<Consignment> batch, HttpResponse<String> answer) {
        int status = answer.statusCode();
        return switch (status) {
            case 200, 201, 202, 207 -> ProviderJson.answers(batch, answer.body());
            case 429 ->
                ProviderJson.all(
                        batch,
                        new Answer.Throttled(
                                ProviderJson.retryAfter(answer.headers().firstValue("Retry-After"))));
            case 400, 413, 422 -> oneByOne(batch, answer);
            default -> ProviderJson.all(batch, new Answer.Unavailable("it answered " + status, status >= 500));
        };
    }

    /** One bad invoice must not keep a whole batch back: each is told by itself. */
    private List<Answer> oneByOne(List<Consignment> batch, HttpResponse<String> answer) {
        return batch.size() == 1
                ? List.of(new Answer.Refused("it answered " + answer.statusCode() + ": " + shortened(answer.body())))
                : batch.stream()
                        .flatMap(each -> Stream.of(deliver(List.of(each)).getFirst()))
                        .toList();
    }

    private static String shortened(String body) {
        String line = body.lines().findFirst().orElse("").strip();
        return line.length() > 200 ? line.substring(0, 200) + "…" : line;
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(base + path)).timeout(patience);
        token.get().ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
        return request;
    }
}
