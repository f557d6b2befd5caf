package dev.baton.bench;

import dev.baton.ledger.AccountId;
import dev.baton.parts.Folders;
import dev.baton.parts.Ports;
import dev.baton.parts.PostgreSql;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * How fast money is held and posted: on one customer's account, and on those of a hundred, beside {@code pgbench} on the same PostgreSQL. Run
 * with {@code ./mvnw -Pbench verify -Dbench=MoneyBenchmark}.
 */
class MoneyBenchmark {

    /** Holding and posting are a transaction each. */
    private static final int TRANSACTIONS = 2;

    @Test
    void measuresHoldsAndPostsBesidePgbench() throws IOException {
        Path folder = Bench.FOLDER.resolve("money");
        Folders.delete(folder);
        try (PostgreSql postgres = new PostgreSql(Path.of("target", "postgres"), folder.resolve("postgres"),
                folder.resolve("postgres.log"), Ports.free(), List.of()).start();
                LedgerAlone ledger = new LedgerAlone(postgres)) {
            double one = transactions("one customer", ledger, ledger.accounts(1));
            double hundred = transactions("a hundred customers", ledger, ledger.accounts(100));
            Optional<Double> pgbench = new PgBench(postgres).transactionsPerSecond(Rates.THREADS, Rates.ROUND);
            Map<String, Double> rates = new LinkedHashMap<>();
            rates.put("transactions, 1 customer", one);
            rates.put("transactions, 100 customers", hundred);
            pgbench.ifPresent(tps -> rates.put(PgBench.NAME, tps));
            Rates.report("money.json", rates);
            pgbench.ifPresent(tps -> System.out.printf("One customer runs at %.2f of pgbench, a hundred at %.2f.%n",
                    one / tps, hundred / tps));
        }
    }

    private static double transactions(String what, LedgerAlone ledger, List<AccountId> accounts) {
        return TRANSACTIONS * Rates.perSecond("hold and post, " + what,
                turn -> ledger.holdAndPost(accounts.get(turn % accounts.size())));
    }
}
