package dev.baton.product.price;

import static java.util.stream.Collectors.toMap;

import dev.baton.customer.CustomerId;
import dev.baton.platform.ids.Ids;
import dev.baton.platform.money.Money;
import dev.baton.platform.sql.Columns;
import dev.baton.platform.sql.Row;
import dev.baton.product.Product;
import dev.baton.product.Sku;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class StoredPriceLists {

    private static final String FITS = """
            (l.customer_id IS NULL OR l.customer_id = :customer) AND (l.tier IS NULL OR l.tier = :tier)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    StoredPriceLists(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Found(Sku sku, Price price) {}

    /** The prices of those products that a list names which holds. */
    Map<Sku, Price> prices(Buyer buyer, Collection<Product> products, LocalDate day) {
        return jdbc.sql("""
                SELECT DISTINCT ON (e.sku) e.sku, e.price, e.cleared, l.*
                  FROM unnest(:skus::text[], :currencies::text[]) AS asked (sku, currency)
                  JOIN price_list_entry e ON e.sku = asked.sku
                  JOIN price_list l ON l.id = e.list_id AND l.currency = asked.currency
                 WHERE l.valid_from <= :day AND (l.valid_until IS NULL OR l.valid_until >= :day)
                   AND (l.channel IS NULL OR l.channel = :channel) AND
                """ + FITS + "ORDER BY e.sku, l.specificity DESC, l.valid_from DESC, l.id DESC")
                .param("skus", Columns.of(products, Product::sku))
                .param("currencies", Columns.of(products, product -> product.unitPrice().currency()))
                .param("day", day)
                .param("channel", buyer.channel())
                .param("customer", text(buyer.customer()))
                .param("tier", buyer.tier())
                .query(Row.as(row -> new Found(new Sku(row.text("sku")),
                        new Price(row.money("price", row.text("currency")), list(row), row.flag("cleared")))))
                .stream()
                .collect(toMap(Found::sku, Found::price));
    }

    /** By name. */
    List<PriceList> list(String after, int limit) {
        return jdbc.sql("SELECT * FROM price_list WHERE name > ? ORDER BY name LIMIT ?")
                .params(after, limit)
                .query(Row.as(StoredPriceLists::list))
                .list();
    }

    /** By name, those that are for this customer or for all of its tier. */
    List<PriceList> listFor(Buyer buyer, String after, int limit) {
        return jdbc.sql("SELECT * FROM price_list l WHERE name > :after AND " + FITS + "ORDER BY name LIMIT :limit")
                .param("after", after)
                .param("customer", text(buyer.customer()))
                .param("tier", buyer.tier())
                .param("limit", limit)
                .query(Row.as(StoredPriceLists::list))
                .list();
    }

    Optional<PriceList> find(UUID id) {
        return jdbc.sql("SELECT * FROM price_list WHERE id = ?").param(id).query(Row.as(StoredPriceLists::list))
                .optional();
    }

    /** The list of this name, which is made if there is none; kept from others until the transaction ends. */
    PriceList lock(PriceListTerms terms, String by) {
        jdbc.sql("""
                INSERT INTO price_list
                    (id, name, channel, tier, customer_id, currency, valid_from, valid_until, changed_by, changed_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (name) DO NOTHING""")
                .params(Ids.next(), terms.name(), terms.channel(), terms.tier(), text(terms.customerId()),
                        terms.currency(), terms.validFrom(), terms.validUntil(), by, Row.at(clock.instant()))
                .update();
        return jdbc.sql("SELECT * FROM price_list WHERE name = ? FOR NO KEY UPDATE").param(terms.name())
                .query(Row.as(StoredPriceLists::list))
                .single();
    }

    void holds(UUID id, PriceListTerms terms, String by) {
        jdbc.sql("UPDATE price_list SET valid_from = ?, valid_until = ?, changed_by = ?, changed_at = ? WHERE id = ?")
                .params(terms.validFrom(), terms.validUntil(), by, Row.at(clock.instant()), id)
                .update();
    }

    /** The price of a product in the list of this name, which may not be there. */
    Optional<Money> inForce(String list, Sku sku) {
        return jdbc.sql("""
                SELECT e.price, l.currency FROM price_list_entry e JOIN price_list l ON l.id = e.list_id
                WHERE l.name = ? AND e.sku = ?""")
                .params(list, sku.value())
                .query(Row.as(row -> row.money("price", row.text("currency"))))
                .optional();
    }

    /**
     * @param cleared whether it leaves the product's band and may do so
     * @return false if that is its price in the list already
     */
    boolean put(UUID list, Sku sku, Money price, boolean cleared, String by) {
        return jdbc.sql("""
                INSERT INTO price_list_entry AS known (list_id, sku, price, cleared, changed_by, changed_at)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (sku, list_id) DO UPDATE SET price = excluded.price, cleared = excluded.cleared,
                    changed_by = excluded.changed_by, changed_at = excluded.changed_at
                WHERE known.price <> excluded.price""")
                .params(list, sku.value(), price.minor(), cleared, by, Row.at(clock.instant()))
                .update() == 1;
    }

    /** By product. */
    List<PriceListEntry> entries(PriceList list, String after, int limit) {
        return jdbc.sql("""
                SELECT sku, price, changed_by, changed_at FROM price_list_entry
                WHERE list_id = ? AND sku > ? ORDER BY sku LIMIT ?""")
                .params(list.id(), after, limit)
                .query(Row.as(row -> new PriceListEntry(new Sku(row.text("sku")),
                        row.money("price", list.currency()), row.text("changed_by"), row.instant("changed_at"))))
                .list();
    }

    private static PriceList list(Row row) {
        String customer = row.textOrNull("customer_id");
        return new PriceList(
                row.uuid("id"),
                row.text("name"),
                row.textOrNull("channel"),
                row.textOrNull("tier"),
                customer == null ? null : new CustomerId(customer),
                row.text("currency"),
                row.date("valid_from"),
                row.dateOrNull("valid_until"),
                row.text("changed_by"),
                row.instant("changed_at"));
    }

    private static @Nullable String text(@Nullable CustomerId customer) {
        return customer == null ? null : customer.value();
    }
}
