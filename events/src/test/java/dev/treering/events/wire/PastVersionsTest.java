package dev.treering.events.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.events.facts.PriceFact;
import dev.treering.events.ledger.LedgerEntry.CellMetered;
import dev.treering.events.ledger.LedgerEntry.Resource;
import dev.treering.events.ledger.LedgerEntry.StatementIssued;
import dev.treering.events.ledger.LedgerEntry.Usage;
import dev.treering.events.prices.BookTerms;
import dev.treering.events.prices.Price;
import dev.treering.events.prices.PriceItem;
import dev.treering.events.vocabulary.AppId;
import dev.treering.events.vocabulary.DynoSize;
import dev.treering.events.vocabulary.ProcessType;
import dev.treering.events.vocabulary.Sku;
import dev.treering.wire.PublishedSchemas;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.Test;

/** What the first published versions wrote means today what it meant then. */
class PastVersionsTest {

    private static final Resource WEB = Resource.dyno(new AppId("shop"), new ProcessType("web"), new DynoSize("S"));
    private static final int MARCH_10 = (int) LocalDate.parse("2026-03-10").toEpochDay();

    @Test
    void a_cell_of_the_first_version_is_dyno_time_without_crashes_losses_and_maintenance() throws IOException {
        GenericRecord cell = chained("ledger.CellMetered.v1");
        resource(cell, "size");
        cell.put("day", MARCH_10);
        cell.put("revision", 0);
        usage(cell);
        cell.put("dynoStarts", 2);
        cell.put("firstPosition", 3L);
        cell.put("lastPosition", 9L);

        var entry = LedgerCodec.decode(LedgerCodec.CELL_METERED, bytes(cell)).entry();

        assertThat(entry)
                .isEqualTo(new CellMetered(
                        WEB, LocalDate.ofEpochDay(MARCH_10), 0, new Usage(30, 20, 10, 0, 0, 0), 2, 3, 9));
    }

    @Test
    void a_line_of_the_first_version_bills_the_lesser_of_both_levels() throws IOException {
        GenericRecord statement = chained("ledger.StatementIssued.v1");
        statement.put("period", "2026-03");
        statement.put("mode", "LIVE");
        statement.put("currency", "USD");
        statement.put("total", "0.21");
        GenericRecord line = new GenericData.Record(
                statement.getSchema().getField("lines").schema().getElementType());
        resource(line, "sku");
        line.put("appName", "Shop");
        usage(line);
        line.put("priceBook", "list");
        line.put("priceBookVersion", 1);
        line.put("unitPrice", "80");
        line.put("unit", "month");
        line.put("amount", "0.21");
        statement.put("lines", List.of(line));

        var entry = (StatementIssued) LedgerCodec.decode(LedgerCodec.STATEMENT_ISSUED, bytes(statement))
                .entry();

        assertThat(entry.lines()).singleElement().satisfies(read -> {
            assertThat(read.resource()).isEqualTo(WEB);
            assertThat(read.usage()).isEqualTo(new Usage(30, 20, 10));
            assertThat(read.billedMs()).isEqualTo(10);
            assertThat(read.quantity()).isEqualTo("10");
            assertThat(read.listAmount()).isEqualTo("0.21");
            assertThat(read.tax()).isEmpty();
        });
    }

    @Test
    void a_book_of_the_first_version_has_prices_and_nothing_around_them() throws IOException {
        GenericRecord book = new GenericData.Record(schema("price.BookPublished.v1"));
        book.put("priceBook", "list");
        book.put("version", 1);
        book.put("currency", "USD");
        book.put("effectiveFrom", MARCH_10);
        book.put("contentHash", "0".repeat(64));
        book.put("source", "");
        GenericRecord item = new GenericData.Record(
                book.getSchema().getField("items").schema().getElementType());
        item.put("sku", "S");
        item.put("model", "calendar-prorated");
        item.put("amount", "80");
        item.put("per", "month");
        book.put("items", List.of(item));

        var fact = (PriceFact.BookPublished)
                FactCodec.decode(FactCatalogue.nameOf(PriceFact.BookPublished.class), bytes(book));

        assertThat(fact.terms()).isEqualTo(BookTerms.PLAIN);
        assertThat(fact.items())
                .containsExactly(new PriceItem(new Sku("S"), new Price.CalendarProrated(new BigDecimal("80"))));
    }

    private static GenericRecord chained(String version) {
        GenericRecord entry = new GenericData.Record(schema(version));
        entry.put("account", "acme");
        entry.put("sequence", 1L);
        entry.put(
                "previousHash",
                new GenericData.Fixed(entry.getSchema().getField("previousHash").schema(), new byte[32]));
        return entry;
    }

    private static void resource(GenericRecord entry, String sku) {
        entry.put("app", "shop");
        entry.put("process", "web");
        entry.put(sku, "S");
    }

    private static void usage(GenericRecord entry) {
        entry.put("commandedMs", 30L);
        entry.put("observedMs", 20L);
        entry.put("billableMs", 10L);
    }

    private static Schema schema(String version) {
        return Objects.requireNonNull(PublishedSchemas.all().byName().get(version), version);
    }

    /** Avro's single-object encoding, by Avro's own generic writer. */
    private static byte[] bytes(GenericRecord datum) throws IOException {
        var out = new ByteArrayOutputStream();
        out.write(ByteBuffer.allocate(10)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 0xC3)
                .put((byte) 0x01)
                .putLong(SchemaNormalization.parsingFingerprint64(datum.getSchema()))
                .array());
        var encoder = EncoderFactory.get().directBinaryEncoder(out, null);
        new GenericDatumWriter<GenericRecord>(datum.getSchema()).write(datum, encoder);
        return out.toByteArray();
    }
}
