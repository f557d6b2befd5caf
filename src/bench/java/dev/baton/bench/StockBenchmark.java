package dev.baton.bench;

import dev.baton.parts.Folders;
import dev.baton.parts.Ports;
import dev.baton.parts.PostgreSql;
import dev.baton.product.Sku;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * How fast stock is reserved: of one product that everybody wants, and of a thousand, beside {@code pgbench} on the same PostgreSQL; and
 * whether it takes longer the more has happened before. Run with {@code ./mvnw -Pbench verify -Dbench=StockBenchmark}.
 */
class StockBenchmark {

    private static final List<Integer> HISTORIES = List.of(10_000, 100_000, 1_000_000);
    private static final int AGEING = 100;

    @Test
    void measuresReservationsBesidePgbench() throws IOException {
        Path folder = Bench.FOLDER.resolve("stock");
        Folders.delete(folder);
        try (PostgreSql postgres = new PostgreSql(Path.of("target", "postgres"), folder.resolve("postgres"),
                folder.resolve("postgres.log"), Ports.free(), List.of()).start();
                InventoryAlone inventory = new InventoryAlone(postgres)) {
            Map<String, Double> rates = new LinkedHashMap<>();
            measure("1 product", inventory, inventory.products(1), rates);
            measure("1,000 products", inventory, inventory.products(1_000), rates);
            measureAgeing(inventory, rates);
            new PgBench(postgres).transactionsPerSecond(Rates.THREADS, Rates.ROUND)
                    .ifPresent(tps -> rates.put(PgBench.NAME, tps));
            Rates.report("stock.json", rates);
        }
    }

    private static void measureAgeing(InventoryAlone inventory, Map<String, Double> rates) {
        List<Sku> skus = inventory.products(AGEING);
        int before = 0;
        for (int history : HISTORIES) {
            inventory.age(skus, (history - before) / AGEING);
            before = history;
            measure(String.format(Locale.ROOT, "%,d movements before", history), inventory, skus, rates);
        }
    }

    private static void measure(String what, InventoryAlone inventory, List<Sku> skus, Map<String, Double> rates) {
        String name = "reservations, " + what;
        rates.put(name, Rates.perSecond(name, turn -> inventory.reserve(skus.get(turn % skus.size()))));
    }
}
