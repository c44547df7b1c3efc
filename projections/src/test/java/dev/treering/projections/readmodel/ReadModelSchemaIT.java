package dev.treering.projections.readmodel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.treering.projections.readmodel.sql.Select;
import dev.treering.projections.scenario.SharedDatabase;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A database of an earlier version and a new one come to the same: the same tables, and everything to be read anew. */
class ReadModelSchemaIT {

    private static final String SHAPE = """
            select table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || coalesce(collation_name, '')
            from information_schema.columns where table_schema = 'read' and table_name <> 'migration' order by 1""";

    @RegisterExtension
    final SharedDatabase databases = new SharedDatabase();

    private DataSource database;

    @BeforeEach
    void start() throws Exception {
        database = databases.empty();
    }

    private List<String> shape() {
        return new Select(database).all(SHAPE, row -> row.getString(1));
    }

    private long rows(String table) {
        return new Select(database)
                .all("select count(*) from read." + table, row -> row.getLong(1))
                .getFirst();
    }

    @Test
    void an_earlier_database_is_emptied_so_that_all_topics_are_read_anew() throws Exception {
        Flyway.configure()
                .dataSource(database)
                .schemas("read")
                .defaultSchema("read")
                .table("migration")
                .locations("classpath:db/read")
                .target("1")
                .load()
                .migrate();
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("insert into read.partition_offset values ('usage-ledger', 0, 5, -1)");
            statement.execute("insert into read.cell values ('a', 'b', 'c', 'd', '2026-03-01', 0, 1, 1, 1, 1, 1, 1)");
            statement.execute("insert into read.chain_head values ('a', 1, '\\x00')");
            statement.execute("insert into read.account values ('a')");
        }

        ReadModelSchema.migrate(database);

        List<String> upgraded = shape();
        assertThat(List.of("partition_offset", "cell", "chain_head", "account"))
                .allSatisfy(table -> assertThat(rows(table)).as(table).isZero());
        ReadModelSchema.drop(database);
        ReadModelSchema.migrate(database);
        assertThat(shape()).isEqualTo(upgraded).anyMatch(column -> column.startsWith("letter.mended_by"));
    }
}
