package dev.baton.bench;

import dev.baton.platform.sql.Row;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How often tables were read from their beginning to their end. */
record Scans(Map<String, Scan> tables) {

    /** What is read in a moment, however it is found. */
    private static final long FEW = 1_000;

    record Scan(String table, long scans, long rows) {

        void print() {
            System.out.printf("%-30s %10d %16d%n", table, scans, rows / scans);
        }
    }

    static Scans of(JdbcClient sql) {
        return new Scans(sql.sql("SELECT relname, seq_scan, seq_tup_read FROM pg_stat_user_tables")
                .query(Row.as(
                        row -> new Scan(row.text("relname"), row.number("seq_scan"), row.number("seq_tup_read"))))
                .stream()
                .collect(Collectors.toMap(Scan::table, scan -> scan, (one, other) -> one, TreeMap::new)));
    }

    /** Of tables that are not small, the largest first. */
    List<Scan> since(Scans before) {
        return tables.values().stream()
                .map(scan -> {
                    Scan then = before.tables.getOrDefault(scan.table(), new Scan(scan.table(), 0, 0));
                    return new Scan(scan.table(), scan.scans() - then.scans(), scan.rows() - then.rows());
                })
                .filter(scan -> scan.scans() > 0 && scan.rows() / scan.scans() >= FEW)
                .sorted(Comparator.comparingLong(Scan::rows).reversed())
                .toList();
    }
}
