package dev.treering.server.invoicing.http;

import dev.treering.server.invoicing.delivery.Answer;
import dev.treering.server.invoicing.delivery.Consignment;
import dev.treering.server.invoicing.delivery.Limits;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What goes to a provider and comes back, in JSON; see {@code docs/invoicing.md}. */
final class ProviderJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    private ProviderJson() {}

    static byte[] request(List<Consignment> batch) {
        return JSON.writeValueAsBytes(batch.stream().map(ProviderJson::item).toList());
    }

    private static Map<String, Object> item(Consignment each) {
        var item = new LinkedHashMap<String, Object>();
        item.put("idempotencyKey", each.key());
        item.put("number", each.number().toString());
        item.put("account", each.account().value());
        item.put("kind", each.source().kind().name());
        item.put("period", each.source().period().toString());
        item.put("currency", each.currency().getCurrencyCode());
        item.put("total", each.total().toPlainString());
        item.put("issuedOn", each.issued().toString());
        item.put("dueOn", each.due().toString());
        item.put("entryHash", each.source().hash().toString());
        return item;
    }

    /** The answers to a batch, found by their keys: a provider may answer in another order, or say a thing twice. */
    static List<Answer> answers(List<Consignment> batch, String body) {
        var byKey = new HashMap<String, JsonNode>();
        try {
            for (JsonNode each : JSON.readTree(body)) {
                byKey.put(each.path("idempotencyKey").asString(""), each);
            }
        } catch (JacksonException e) {
            return all(batch, new Answer.Unavailable("its answer is not JSON: " + e.getOriginalMessage(), true));
        }
        return batch.stream()
                .map(each -> Optional.ofNullable(byKey.get(each.key()))
                        .map(ProviderJson::answer)
                        .orElse(new Answer.Unavailable("its answer does not mention the invoice", true)))
                .toList();
    }

    private static Answer answer(JsonNode each) {
        String reason = each.path("reason").asString("no reason given");
        return switch (each.path("status").asString("")) {
            case "taken" -> taken(each.path("reference").asString(""));
            case "refused" -> new Answer.Refused(reason);
            case "throttled" -> new Answer.Throttled(Duration.ofSeconds(1));
            default -> new Answer.Unavailable(reason, true);
        };
    }

    private static Answer taken(String reference) {
        return reference.isBlank() ? new Answer.Unavailable("it gave no reference", true) : new Answer.Taken(reference);
    }

    static Limits limits(String body) {
        JsonNode limits = JSON.readTree(body);
        return new Limits(
                limits.path("perSecond").asInt(0),
                limits.path("batch").asInt(0),
                limits.path("concurrent").asInt(0));
    }

    /** The seconds of a {@code Retry-After} header; a second where it says something else. */
    static Duration retryAfter(Optional<String> header) {
        return header.filter(text -> text.strip().matches("\\d{1,9}"))
                .map(text -> Duration.ofSeconds(new BigDecimal(text.strip()).longValue()))
                .map(wait -> wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait)
                .orElse(Duration.ofSeconds(1));
    }

    static List<Answer> all(List<Consignment> batch, Answer answer) {
        return batch.stream().map(_ -> answer).toList();
    }
}
