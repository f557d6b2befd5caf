package dev.baton.platform.sql;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.baton.testing.BatonTest;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BatonTest
class DatabaseConnectionsTest {

    private final HikariDataSource database;
    private final Flyway migrations;

    @Autowired
    DatabaseConnectionsTest(HikariDataSource database, Flyway migrations) {
        this.database = database;
        this.migrations = migrations;
    }

    @Test
    void a_database_that_vanishes_is_not_waited_for_for_ever() throws SQLException {
        assertThat(patience(database)).isEqualTo(120_000);
        assertThat(database.getDataSourceProperties()).containsEntry("tcpKeepAlive", "true");
    }

    @Test
    void a_migration_may_take_its_time() throws SQLException {
        assertThat(patience(migrations.getConfiguration().getDataSource())).isZero();
    }

    /** In milliseconds; none if it is endless. */
    private static int patience(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return connection.getNetworkTimeout();
        }
    }
}
