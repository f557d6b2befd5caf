package dev.baton.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.baton.inventory.GoodsMovements;
import dev.baton.inventory.Inventory;
import dev.baton.inventory.MovementReason;
import dev.baton.inventory.ReserveResult;
import dev.baton.inventory.StockLine;
import dev.baton.inventory.location.Location;
import dev.baton.inventory.location.LocationId;
import dev.baton.inventory.location.LocationType;
import dev.baton.inventory.location.Locations;
import dev.baton.parts.PostgreSql;
import dev.baton.platform.events.OutgoingEvents;
import dev.baton.platform.ids.Ids;
import dev.baton.platform.money.Quantity;
import dev.baton.platform.outbox.Outbox;
import dev.baton.product.Products;
import dev.baton.product.Sku;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The core of the inventory: reservations and movements. */
final class InventoryAlone extends RoomAlone {

    private static final LocationId PLANT = new LocationId("P-BENCH");
    private static final Quantity PLENTY = Quantity.of(1_000_000_000L);

    private final Inventory inventory;
    private final GoodsMovements movements;
    private final JdbcClient jdbc;

    InventoryAlone(PostgreSql postgres) {
        super(postgres, Room.class);
        inventory = part(Inventory.class);
        movements = part(GoodsMovements.class);
        jdbc = part(JdbcClient.class);
        part(Locations.class).open(new Location(PLANT, LocationType.PLANT, "Plant", "EAST", null));
    }

    /** What the core needs of the room, and of those below it, is made when it is asked for, and nothing else is. */
    @ComponentScan(basePackageClasses = {Inventory.class, Products.class, OutgoingEvents.class,
            Outbox.class}, lazyInit = true, useDefaultFilters = false, includeFilters = @Filter(type = FilterType.REGEX, pattern = {
                    "dev\\.baton\\.(inventory(\\.location)?|product)\\.[A-Z]\\w*",
                    "dev\\.baton\\.platform\\.(events\\.(OutgoingEvents|Subscriptions)|outbox\\.Outbox(Wake)?)"}))
    static class Room {

        @Bean
        Duration reservationLifetime() {
            return Duration.ofDays(1);
        }

        @Bean
        ObjectMapper json() {
            return new ObjectMapper();
        }
    }

    /** New products with plenty of each at one plant. */
    List<Sku> products(int count) {
        return IntStream.range(0, count).mapToObj(number -> {
            Sku sku = new Sku("B-" + UUID.randomUUID());
            jdbc.sql("""
                    WITH category AS (
                        INSERT INTO product_category (code, name) VALUES ('BENCH', 'Bench') ON CONFLICT DO NOTHING)
                    INSERT INTO product (sku, name, category, unit, listed, currency, unit_price, tax_rate, changed_at)
                    VALUES (?, ?, 'BENCH', 'PC', true, 'CNY', 100, 0.13, now())""")
                    .params(sku.value(), sku.value())
                    .update();
            movements.receive(PLANT, List.of(new StockLine(sku, PLENTY)), MovementReason.RECEIPT, "R-" + sku);
            return sku;
        }).toList();
    }

    /**
     * Lets a product look back on so many movements, each of a reservation that has ended. What happened before has been written to disk and
     * tidied up by now, as it would have been if it had happened over weeks.
     */
    void age(List<Sku> skus, int movementsEach) {
        String before = Ids.next().toString();
        skus.forEach(sku -> {
            jdbc.sql(
                    """
                            INSERT INTO stock_movement (location, sku, quantity, on_hand, reason, document, at)
                            SELECT ?, ?, CASE n % 2 WHEN 0 THEN 1 ELSE -1 END, 1, 'CORRECTION', ? || lpad(n::text, 7, '0'), now()
                            FROM generate_series(1, ?) n""")
                    .params(PLANT.value(), sku.value(), before, movementsEach).update();
            jdbc.sql("""
                    INSERT INTO reservation (reference, location, sku, quantity, state, reserved_at, ended_at)
                    SELECT ? || lpad(n::text, 7, '0'), ?, ?, 1, 'RELEASED', now(), now()
                    FROM generate_series(1, ?) n""").params(before, PLANT.value(), sku.value(), movementsEach)
                    .update();
        });
        jdbc.sql("VACUUM (ANALYZE) stock_movement, reservation").update();
        jdbc.sql("CHECKPOINT").update();
    }

    void reserve(Sku sku) {
        List<StockLine> lines = List.of(new StockLine(sku, Quantity.of(1)));
        if (!(inventory.reserve(Ids.next().toString(), PLANT, lines) instanceof ReserveResult.Reserved)) {
            throw new IllegalStateException("there is plenty of " + sku);
        }
    }
}
