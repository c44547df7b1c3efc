package dev.treering.projections.readmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treering.projections.readmodel.sql.InSchema;
import dev.treering.projections.readmodel.sql.Select;
import dev.treering.projections.scenario.SharedDatabase;
import java.sql.SQLException;
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

    private Flyway earlier(String target) {
        return Flyway.configure()
                .dataSource(database)
                .schemas("read")
                .defaultSchema("read")
                .table("migration")
                .locations("classpath:db/read-named")
                .target(target)
                .load();
    }

    private void sql(String... statements) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @Test
    void an_earlier_database_is_emptied_so_that_all_topics_are_read_anew() throws Exception {
        earlier("1").migrate();
        sql(
                "insert into read.partition_offset values ('usage-ledger', 0, 5, -1)",
                "insert into read.cell values ('a', 'b', 'c', 'd', '2026-03-01', 0, 1, 1, 1, 1, 1, 1)",
                "insert into read.chain_head values ('a', 1, '\\x00')",
                "insert into read.account values ('a')");

        ReadModelSchema.migrate(database);

        List<String> upgraded = shape();
        assertThat(List.of("partition_offset", "cell", "chain_head", "account"))
                .allSatisfy(table -> assertThat(rows(table)).as(table).isZero());
        ReadModelSchema.drop(database);
        ReadModelSchema.migrate(database);
        assertThat(shape()).isEqualTo(upgraded).anyMatch(column -> column.startsWith("letter.mended_by"));
    }

    @Test
    void a_database_whose_migrations_named_the_schema_goes_on_and_keeps_what_no_later_one_changes() throws Exception {
        earlier("6").migrate();
        sql("insert into read.chain_head values ('a', 1, '\\x00')");

        ReadModelSchema.migrate(database);

        assertThat(rows("chain_head")).isEqualTo(1);
        List<String> upgraded = shape();
        ReadModelSchema.drop(database);
        ReadModelSchema.migrate(database);
        assertThat(shape()).isEqualTo(upgraded);
    }

    @Test
    void no_migration_names_the_schema_so_that_the_same_are_made_beside_it() throws Exception {
        ReadModelSchema.migrate(database);
        sql("create schema read_green");

        ReadModelSchema.migrate(new InSchema(database, "read_green"), "read_green");

        assertThat(new Select(database).all(SHAPE.replace("'read'", "'read_green'"), row -> row.getString(1)))
                .isEqualTo(shape())
                .hasSizeGreaterThan(100);
    }

    @Test
    void connections_that_look_elsewhere_are_refused() {
        assertThatThrownBy(() -> ReadModelSchema.migrate(new InSchema(database, "public")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("public first, not read");
    }
}
