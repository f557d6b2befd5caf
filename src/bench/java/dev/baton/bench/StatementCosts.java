package dev.baton.bench;

import dev.baton.platform.sql.Row;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What PostgreSQL did for one order, on average.
 *
 * @param each statement, with what takes longest first
 */
record StatementCosts(List<Cost> each) {

    /**
     * One statement, for one order.
     *
     * @param planning how many milliseconds it took to plan it
     * @param executing how many it took to execute it
     */
    record Cost(String statement, double calls, double planning, double executing) {

        void print() {
            System.out.printf(Locale.ROOT, "%8.2f %10.3f %10.3f   %s%n", calls, planning, executing, statement);
        }
    }

    /** Since statements were reset last. */
    static StatementCosts of(JdbcClient sql, long orders) {
        return new StatementCosts(
                sql.sql("""
                        SELECT query, sum(calls) AS calls, sum(total_plan_time)::numeric AS planning, sum(total_exec_time)::numeric AS executing
                          FROM pg_stat_statements WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database())
                         GROUP BY query ORDER BY sum(total_plan_time + total_exec_time) DESC""")
                        .query(Row.as(row -> new Cost(row.text("query").replaceAll("\\s+", " "),
                                row.decimal("calls").doubleValue() / orders,
                                row.decimal("planning").doubleValue() / orders,
                                row.decimal("executing").doubleValue() / orders)))
                        .list());
    }

    void print() {
        System.out.printf("%n%8s %10s %10s   %s%n", "calls", "planning", "executing", "statement, for each order");
        new Cost("all", sum(Cost::calls), sum(Cost::planning), sum(Cost::executing)).print();
        each.forEach(Cost::print);
    }

    private double sum(ToDoubleFunction<Cost> part) {
        return each.stream().mapToDouble(part).sum();
    }
}
