package dev.baton.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgreSqlTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void what_was_committed_survives_a_kill_and_a_restart() throws SQLException {
        try (var postgres = new PostgreSql(Path.of("target", "postgres"), folder.resolve("data"),
                folder.resolve("postgres.log"), Ports.free(), List.of()).start()) {
            run(postgres, "CREATE TABLE kept (word text)");
            run(postgres, "INSERT INTO kept VALUES ('kept')");
            postgres.kill();
            postgres.start();
            try (Connection connection = open(postgres);
                    var rows = connection.createStatement().executeQuery("SELECT word FROM kept")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).isEqualTo("kept");
            }
        }
    }

    private static void run(PostgreSql postgres, String statement) throws SQLException {
        try (Connection connection = open(postgres)) {
            connection.createStatement().execute(statement);
        }
    }

    private static Connection open(PostgreSql postgres) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(), PostgreSql.USER, PostgreSql.PASSWORD);
    }
}
