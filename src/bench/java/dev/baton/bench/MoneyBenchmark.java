package dev.baton.bench;

import dev.baton.ledger.AccountId;
import dev.baton.parts.Folders;
import dev.baton.parts.Ports;
import dev.baton.parts.PostgreSql;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * How fast money is held and posted: on one customer's account, and on those of a hundred, beside {@code pgbench} on the same PostgreSQL. Run
 * with {@code ./mvnw -Pbench verify -Dbench=MoneyBenchmark}.
 */
class MoneyBenchmark {

    static final int THREADS = 16;
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("baton.bench.warm-up-seconds", 5));
    private static final Duration ROUND = Duration.ofSeconds(Integer.getInteger("baton.bench.seconds", 10));
    private static final int ROUNDS = Integer.getInteger("baton.bench.rounds", 3);
    /** Holding and posting are a transaction each. */
    private static final int TRANSACTIONS = 2;

    @Test
    void measuresHoldsAndPostsBesidePgbench() throws IOException {
        Path folder = Path.of("target", "bench", "money");
        Folders.delete(folder);
        try (PostgreSql postgres = new PostgreSql(Path.of("target", "postgres"), folder.resolve("postgres"),
                folder.resolve("postgres.log"), Ports.free(), List.of()).start();
                LedgerAlone ledger = new LedgerAlone(postgres)) {
            double one = perSecond("one customer", ledger, ledger.accounts(1));
            double hundred = perSecond("a hundred customers", ledger, ledger.accounts(100));
            Optional<Double> pgbench = new PgBench(postgres).transactionsPerSecond(THREADS, ROUND);
            System.out.printf("%n%-28s %12s%n", THREADS + " threads", "transactions/s");
            print("hold and post, 1 customer", one);
            print("hold and post, 100 customers", hundred);
            pgbench.ifPresentOrElse(tps -> {
                print("pgbench, TPC-B-like", tps);
                System.out.printf("One customer runs at %.2f of pgbench, a hundred at %.2f.%n", one / tps,
                        hundred / tps);
            }, () -> System.out.println("pgbench is not on the PATH: install PostgreSQL's client programs to compare"));
        }
    }

    private static double perSecond(String what, LedgerAlone ledger, List<AccountId> accounts) {
        ledger.holdAndPost(accounts, WARM_UP);
        double[] rounds = IntStream.range(0, ROUNDS)
                .mapToDouble(round -> ledger.holdAndPost(accounts, ROUND) * TRANSACTIONS / (double) ROUND.toSeconds())
                .peek(rate -> System.out.printf("%s: %.0f transactions/s%n", what, rate))
                .sorted()
                .toArray();
        return rounds[rounds.length / 2];
    }

    private static void print(String what, double rate) {
        System.out.printf("%-28s %12.0f%n", what, rate);
    }
}
