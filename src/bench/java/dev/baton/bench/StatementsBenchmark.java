package dev.baton.bench;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which statements a distributor order is made of: how often each runs for one order, and how long PostgreSQL plans and executes it. Run with
 * {@code ./mvnw -Pbench verify -Dbench=StatementsBenchmark}.
 */
class StatementsBenchmark {

    @Test
    void measuresTheStatementsOfAnOrder() {
        Load load = Load.fromProperties();
        try (Bench bench =
                Bench.in("statements",
                        Stream.concat(Statements.SETTINGS.stream(), Stream.of("pg_stat_statements.track_planning=on"))
                                .toList());
                OrdersEndToEnd orders = bench.orders()) {
            Figures.of(orders, load.toWarmUp());
            JdbcClient sql = bench.parts().sql();
            Statements.reset(sql);
            Figures figures = Figures.of(orders, load.toCount());
            StatementCosts costs = StatementCosts.of(sql, load.rounds() * load.orders());
            costs.print();
            System.out.println("orders per second: " + figures.ordersPerSecond() + ", CPU ms an order: "
                    + figures.cpuMillisPerOrder());
            Map<String, Object> report = Report.conditions(load);
            report.put("ordersEndToEnd", figures);
            report.put("statements", costs.each());
            Report.write("statements.json", report);
        }
    }
}
