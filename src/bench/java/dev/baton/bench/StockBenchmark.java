package dev.baton.bench;

import dev.baton.parts.Folders;
import dev.baton.parts.Ports;
import dev.baton.parts.PostgreSql;
import dev.baton.product.Sku;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        Path folder = Path.of("target", "bench", "stock");
        Folders.delete(folder);
        try (PostgreSql postgres = new PostgreSql(Path.of("target", "postgres"), folder.resolve("postgres"),
                folder.resolve("postgres.log"), Ports.free(), List.of()).start();
                InventoryAlone inventory = new InventoryAlone(postgres)) {
            double one = reservations("one product", inventory, inventory.products(1));
            double thousand = reservations("a thousand products", inventory, inventory.products(1_000));
            Map<Integer, Double> ageing = ageing(inventory);
            Optional<Double> pgbench = new PgBench(postgres).transactionsPerSecond(Rates.THREADS, Rates.ROUND);
            System.out.printf("%n%-44s %12s%n", Rates.THREADS + " threads", "per second");
            Rates.print("reservations, 1 product", one);
            Rates.print("reservations, 1,000 products", thousand);
            ageing.forEach((history, rate) -> Rates.print(
                    "reservations after %,d movements".formatted(history), rate));
            pgbench.ifPresent(tps -> Rates.print("pgbench, TPC-B-like", tps));
        }
    }

    private static Map<Integer, Double> ageing(InventoryAlone inventory) {
        Map<Integer, Double> rates = new LinkedHashMap<>();
        List<Sku> skus = inventory.products(AGEING);
        int before = 0;
        for (int history : HISTORIES) {
            inventory.age(skus, (history - before) / AGEING);
            before = history;
            rates.put(history, reservations("%,d movements".formatted(history), inventory, skus));
        }
        return rates;
    }

    private static double reservations(String what, InventoryAlone inventory, List<Sku> skus) {
        return Rates.perSecond("reservations, " + what, turn -> inventory.reserve(skus.get(turn % skus.size())));
    }
}
