package dev.baton.product;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.baton.platform.money.Money;
import dev.baton.platform.sql.Columns;
import dev.baton.platform.sql.Row;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class Catalogue {

    private static final String SELECT = """
            SELECT sku, name, category, unit, listed, currency, unit_price, price_floor, price_ceiling, tax_rate,
                release_on
            FROM product
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Catalogue(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<Product> find(Collection<Sku> skus) {
        return jdbc.sql(SELECT + "WHERE sku = ANY (?)")
                .param(Columns.of(skus, Sku::value))
                .query(Row.as(Catalogue::product))
                .list();
    }

    List<Product> list(@Nullable Boolean listed, String after, int limit) {
        return jdbc.sql(SELECT + """
                WHERE sku > :after AND (:listed::boolean IS NULL OR listed = :listed)
                ORDER BY sku LIMIT :limit""")
                .param("after", after)
                .param("listed", listed)
                .param("limit", limit)
                .query(Row.as(Catalogue::product))
                .list();
    }

    /** What is followed of a product, and whether it is listed. */
    record Mastered(ProductMaster master, boolean listed) {}

    /** A product for this transaction alone: meanwhile nothing can refer to it for the first time. */
    Optional<Mastered> lock(Sku sku) {
        return jdbc.sql("SELECT sku, name, category, unit, discontinued, listed FROM product WHERE sku = ? FOR UPDATE")
                .param(sku.value())
                .query(Row.as(row -> new Mastered(
                        new ProductMaster(new Sku(row.text("sku")), row.text("name"), row.text("category"),
                                row.text("unit"), row.textOrNull("discontinued")),
                        row.flag("listed"))))
                .optional();
    }

    /** Changes what is followed of a product that is locked; one that is made no more is listed no more. */
    void follow(ProductMaster master) {
        jdbc.sql("""
                WITH category AS (
                    INSERT INTO product_category (code, name) VALUES (:category, :category) ON CONFLICT DO NOTHING)
                UPDATE product SET name = :name, category = :category, unit = :unit, discontinued = :discontinued,
                    listed = listed AND :discontinued::text IS NULL, changed_at = :now
                WHERE sku = :sku""")
                .param("sku", master.sku().value())
                .param("name", master.name())
                .param("category", master.category())
                .param("unit", master.unit())
                .param("discontinued", master.discontinued())
                .param("now", Row.at(clock.instant()))
                .update();
    }

    Map<Sku, String> discontinued(Collection<Sku> skus) {
        return jdbc.sql("SELECT sku, discontinued FROM product WHERE sku = ANY (?) AND discontinued IS NOT NULL")
                .param(Columns.of(skus, Sku::value))
                .query(Row.as(row -> Map.entry(new Sku(row.text("sku")), row.text("discontinued"))))
                .list()
                .stream()
                .collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** @return false if there is a product with its number */
    boolean add(Product product) {
        return put(product, "DO NOTHING");
    }

    boolean put(Product product) {
        return put(product, """
                (sku) DO UPDATE SET name = excluded.name, category = excluded.category,
                    unit = excluded.unit, listed = excluded.listed, currency = excluded.currency,
                    unit_price = excluded.unit_price, price_floor = excluded.price_floor,
                    price_ceiling = excluded.price_ceiling, tax_rate = excluded.tax_rate,
                    changed_at = excluded.changed_at
                WHERE (known.name, known.category, known.unit, known.listed, known.currency, known.unit_price,
                        known.price_floor, known.price_ceiling, known.tax_rate)
                    IS DISTINCT FROM (excluded.name, excluded.category, excluded.unit, excluded.listed,
                        excluded.currency, excluded.unit_price, excluded.price_floor, excluded.price_ceiling,
                        excluded.tax_rate)""");
    }

    /** A category that is named for the first time comes with it. */
    private boolean put(Product product, String whenKnown) {
        return jdbc.sql("""
                WITH category AS (
                    INSERT INTO product_category (code, name) VALUES (:category, :category) ON CONFLICT DO NOTHING)
                INSERT INTO product AS known (sku, name, category, unit, listed, currency, unit_price, price_floor,
                    price_ceiling, tax_rate, changed_at)
                VALUES (:sku, :name, :category, :unit, :listed, :currency, :price, :floor, :ceiling, :taxRate, :now)
                ON CONFLICT\s""" + whenKnown)
                .param("sku", product.sku().value())
                .param("name", product.name())
                .param("category", product.category())
                .param("unit", product.unit())
                .param("listed", product.listed())
                .param("currency", product.unitPrice().currency())
                .param("price", product.unitPrice().minor())
                .param("floor", minor(product.floor()))
                .param("ceiling", minor(product.ceiling()))
                .param("taxRate", product.taxRate())
                .param("now", Row.at(clock.instant()))
                .update() == 1;
    }

    /** @return false if that is its release date already, or there is no such product */
    boolean release(Sku sku, @Nullable LocalDate on) {
        return jdbc.sql("""
                UPDATE product SET release_on = :on, changed_at = :now
                WHERE sku = :sku AND release_on IS DISTINCT FROM :on::date""")
                .param("sku", sku.value())
                .param("on", on)
                .param("now", Row.at(clock.instant()))
                .update() == 1;
    }

    /** The last day on which one of these is released, if that is later than today. */
    Optional<LocalDate> releaseOf(Collection<Sku> skus, LocalDate today) {
        return jdbc.sql("SELECT max(release_on) AS release_on FROM product WHERE sku = ANY (?) AND release_on > ?")
                .params(Columns.of(skus, Sku::value), today)
                .query(Row.as(row -> Optional.ofNullable(row.dateOrNull("release_on"))))
                .single();
    }

    private static Product product(Row row) {
        String currency = row.text("currency");
        return new Product(
                new Sku(row.text("sku")),
                row.text("name"),
                row.text("category"),
                row.text("unit"),
                row.flag("listed"),
                row.money("unit_price", currency),
                row.moneyOrNull("price_floor", currency),
                row.moneyOrNull("price_ceiling", currency),
                row.decimal("tax_rate").stripTrailingZeros(),
                row.dateOrNull("release_on"));
    }

    private static @Nullable Long minor(@Nullable Money money) {
        return money == null ? null : money.minor();
    }
}
