package dev.baton.bench;

import com.zaxxer.hikari.HikariDataSource;
import dev.baton.parts.PostgreSql;
import java.time.Clock;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** One room on a PostgreSQL, and nothing else. */
abstract class RoomAlone implements AutoCloseable {

    private final HikariDataSource database = new HikariDataSource();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    /** @param room what the room consists of: named here only, since the application must not find it when it looks for configurations */
    RoomAlone(PostgreSql postgres, Class<?> room) {
        database.setJdbcUrl(postgres.jdbcUrl());
        database.setUsername(PostgreSql.USER);
        database.setPassword(PostgreSql.PASSWORD);
        database.setMaximumPoolSize(Rates.THREADS);
        Flyway.configure().dataSource(database).locations("classpath:db/migration").outOfOrder(true).load().migrate();
        context.registerBean(DataSource.class, () -> database);
        context.register(Surroundings.class, room);
        context.refresh();
    }

    @EnableTransactionManagement
    static class Surroundings {

        @Bean
        JdbcClient jdbc(DataSource database) {
            return JdbcClient.create(database);
        }

        @Bean
        DataSourceTransactionManager transactions(DataSource database) {
            return new DataSourceTransactionManager(database);
        }

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }

    final <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public final void close() {
        context.close();
        database.close();
    }
}
