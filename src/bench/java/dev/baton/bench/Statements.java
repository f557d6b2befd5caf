package dev.baton.bench;

import dev.baton.platform.sql.Row;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the statements of the application took, as PostgreSQL counts them. */
record Statements(Map<String, Cost> costs) {

    static final List<String> SETTINGS = List.of("shared_preload_libraries=pg_stat_statements", "max_wal_size=8GB");
    private static final int SHOWN = 10;

    record Cost(long calls, double millis) {

        Cost and(Cost other) {
            return new Cost(calls + other.calls, millis + other.millis);
        }

        double each() {
            return millis / calls;
        }
    }

    /** @param extraMillis by how much all calls together took longer than so many would have before */
    record Slower(String statement, long calls, double millisBefore, double millis, double extraMillis) {

        void print() {
            System.out.printf(Locale.ROOT, "%8d %10.3f %10.3f %10.0f   %s%n", calls, millisBefore, millis, extraMillis,
                    statement.substring(0, Math.min(160, statement.length())));
        }
    }

    static void reset(JdbcClient sql) {
        sql.sql("CREATE EXTENSION IF NOT EXISTS pg_stat_statements").update();
        sql.sql("SELECT pg_stat_statements_reset()::text").query(String.class).single();
    }

    /** Since they were reset last. */
    static Statements of(JdbcClient sql) {
        return new Statements(
                sql.sql("""
                        SELECT query, sum(calls)::bigint AS calls, sum(total_exec_time)::numeric AS millis FROM pg_stat_statements
                        WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database()) GROUP BY query""")
                        .query(Row.as(row -> Map.entry(row.text("query").replaceAll("\\s+", " "),
                                new Cost(row.number("calls"), row.decimal("millis").doubleValue()))))
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Cost::and)));
    }

    /** Those that became slower than before, with what cost most first. */
    List<Slower> slowerThan(Statements before) {
        return costs.entrySet().stream()
                .flatMap(each -> Stream.ofNullable(before.costs.get(each.getKey()))
                        .map(then -> slower(each.getKey(), each.getValue(), then)))
                .filter(each -> each.extraMillis() > 0)
                .sorted(Comparator.comparingDouble(Slower::extraMillis).reversed())
                .limit(SHOWN)
                .toList();
    }

    private static Slower slower(String statement, Cost now, Cost then) {
        return new Slower(statement, now.calls(), then.each(), now.each(), now.calls() * (now.each() - then.each()));
    }
}
