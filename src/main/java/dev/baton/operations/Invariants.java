package dev.baton.operations;

import dev.baton.platform.sql.Row;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Asks the database whether all is as it must be. Can be run at any time, also under load. */
@Component
public class Invariants {

    private static final int SHOWN = 100;

    /** Much of the database is read, which grows for years: longer than others wait for an answer of it. */
    private static final Duration PATIENCE = Duration.ofHours(1);

    private static final List<Invariant> ALL =
            Stream.of(
                    OrderInvariants.ALL,
                    StockInvariants.ALL,
                    MoneyInvariants.ALL,
                    CreditInvariants.ALL,
                    ReconciliationInvariants.ALL,
                    SapInvariants.ALL,
                    DecisionInvariants.ALL,
                    SubstitutionInvariants.ALL,
                    PreOrderInvariants.ALL,
                    TransferInvariants.ALL,
                    ReplenishmentInvariants.ALL,
                    ComplaintInvariants.ALL,
                    HierarchyInvariants.ALL,
                    PriceInvariants.ALL,
                    CampaignInvariants.ALL,
                    DistributionInvariants.ALL,
                    SplitInvariants.ALL,
                    CancellationInvariants.ALL,
                    ReturnInvariants.ALL,
                    ExceptionInvariants.ALL,
                    MigrationInvariants.ALL,
                    ParcelInvariants.ALL)
                    .flatMap(List::stream)
                    .toList();

    private final JdbcOperations connections;
    private final JdbcClient jdbc;
    private final Clock clock;

    Invariants(JdbcOperations connections, Clock clock) {
        this.connections = connections;
        this.jdbc = JdbcClient.create(connections);
        this.clock = clock;
    }

    /** Checks all invariants over one snapshot of the database, so that what happens meanwhile is either seen whole or not at all. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public InvariantReport check() {
        return check(SHOWN);
    }

    /** @param shown how many violations of each invariant are told */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public InvariantReport check(int shown) {
        // for this transaction: the pool sets it back
        connections.execute((Connection connection) -> {
            connection.setNetworkTimeout(Runnable::run, Math.toIntExact(PATIENCE.toMillis()));
            return true;
        });
        return InvariantReport.of(ALL.stream().map(invariant -> check(invariant, shown)).toList());
    }

    private InvariantReport.Check check(Invariant invariant, int shown) {
        List<String> violations =
                jdbc.sql("SELECT * FROM (" + invariant.violations() + ") violation (what) ORDER BY what LIMIT :shown")
                        .param("shown", shown)
                        .param("now", Row.at(clock.instant()))
                        .query(String.class)
                        .list();
        return new InvariantReport.Check(invariant.name(), violations.isEmpty(), violations);
    }
}
