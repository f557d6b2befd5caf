package dev.baton.bench;

import com.zaxxer.hikari.HikariDataSource;
import dev.baton.ledger.AccountId;
import dev.baton.ledger.AccountKind;
import dev.baton.ledger.HoldResult;
import dev.baton.ledger.Ledger;
import dev.baton.ledger.Leg;
import dev.baton.parts.PostgreSql;
import dev.baton.platform.money.Money;
import dev.baton.platform.time.BusinessCalendar;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** The ledger room on a PostgreSQL, and nothing else. */
final class LedgerAlone implements AutoCloseable {

    private static final String CURRENCY = "CNY";
    private static final Money AMOUNT = new Money(1_000, CURRENCY);
    private static final Money PLENTY = new Money(1_000_000_000_000L, CURRENCY);
    private static final AccountId CLEARING = AccountId.internal(AccountKind.CLEARING, CURRENCY);
    private static final List<Leg> LEGS = List.of(
            new Leg(AccountId.internal(AccountKind.REVENUE, CURRENCY), new Money(885, CURRENCY), "goods"),
            new Leg(AccountId.internal(AccountKind.TAX_PAYABLE, CURRENCY), new Money(115, CURRENCY), "tax"));

    private final HikariDataSource database = new HikariDataSource();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final Ledger ledger;

    LedgerAlone(PostgreSql postgres) {
        database.setJdbcUrl(postgres.jdbcUrl());
        database.setUsername(PostgreSql.USER);
        database.setPassword(PostgreSql.PASSWORD);
        database.setMaximumPoolSize(MoneyBenchmark.THREADS);
        Flyway.configure().dataSource(database).locations("classpath:db/migration").outOfOrder(true).load().migrate();
        context.registerBean(DataSource.class, () -> database);
        context.register(Room.class);
        context.refresh();
        ledger = context.getBean(Ledger.class);
    }

    /** Named to the context below only: the application, which looks for configurations in all packages, must not find it. */
    @EnableTransactionManagement
    @ComponentScan(basePackageClasses = Ledger.class, excludeFilters = @Filter(type = FilterType.REGEX, pattern = "dev\\.baton\\.ledger\\.web\\..*"))
    static class Room {

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

        @Bean
        BusinessCalendar calendar() {
            return new BusinessCalendar(ZoneOffset.UTC, Set.of(), Set.of());
        }
    }

    /** New accounts with plenty on each. */
    List<AccountId> accounts(int count) {
        return IntStream.range(0, count).mapToObj(number -> {
            AccountId account =
                    ledger.openAccount("B-" + UUID.randomUUID(), AccountKind.PREPAID, CURRENCY);
            ledger.transfer("fund:" + account, AccountId.internal(AccountKind.BANK, CURRENCY), account, PLENTY, "", "");
            return account;
        }).toList();
    }

    /** Holds and posts with all threads, as an order does, for so long; answers how often. */
    long holdAndPost(List<AccountId> accounts, Duration duration) {
        LongAdder done = new LongAdder();
        long end = System.nanoTime() + duration.toNanos();
        try (var threads = Executors.newFixedThreadPool(MoneyBenchmark.THREADS)) {
            for (int thread = 0; thread < MoneyBenchmark.THREADS; thread++) {
                int offset = thread;
                threads.execute(() -> {
                    for (int turn = offset; System.nanoTime() < end; turn += MoneyBenchmark.THREADS) {
                        holdAndPost(accounts.get(turn % accounts.size()));
                        done.increment();
                    }
                });
            }
        }
        return done.sum();
    }

    private void holdAndPost(AccountId account) {
        String key = UUID.randomUUID().toString();
        if (!(ledger.hold(key, account, CLEARING, AMOUNT, key) instanceof HoldResult.Held)) {
            throw new IllegalStateException("there is plenty on " + account);
        }
        ledger.post(key, LEGS);
    }

    @Override
    public void close() {
        context.close();
        database.close();
    }
}
