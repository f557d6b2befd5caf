package dev.baton.product.listing;

import static java.util.stream.Collectors.toMap;

import dev.baton.customer.CustomerId;
import dev.baton.platform.money.Money;
import dev.baton.platform.sql.Columns;
import dev.baton.platform.sql.Row;
import dev.baton.product.Sku;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class StoredListings {

    private final JdbcClient jdbc;
    private final Clock clock;

    StoredListings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Puts a listing in place of what the seller said before; of two at once one comes after the other.
     *
     * @param currency of the price, also where there is none
     * @return false if that is what the seller says already
     */
    boolean put(CustomerId seller, Sku sku, boolean listed, @Nullable Money price, String currency, String by) {
        return jdbc.sql("""
                WITH put AS (
                    INSERT INTO seller_listing AS known
                        (seller, sku, listed, price, currency, version, changed_by, changed_at)
                    VALUES (?, ?, ?, ?, ?, 1, ?, ?)
                    ON CONFLICT (seller, sku) DO UPDATE SET listed = excluded.listed, price = excluded.price,
                        currency = excluded.currency, version = known.version + 1, changed_by = excluded.changed_by,
                        changed_at = greatest(excluded.changed_at, known.changed_at)
                    WHERE (known.listed, known.price, known.currency)
                        IS DISTINCT FROM (excluded.listed, excluded.price, excluded.currency)
                    RETURNING *)
                INSERT INTO seller_listing_version
                    (seller, sku, version, listed, price, currency, changed_by, changed_at)
                SELECT seller, sku, version, listed, price, currency, changed_by, changed_at FROM put""")
                .params(seller.value(), sku.value(), listed, price == null ? null : price.minor(), currency, by,
                        Row.at(clock.instant()))
                .update() == 1;
    }

    Optional<Listing> find(CustomerId seller, Sku sku) {
        return jdbc.sql("SELECT * FROM seller_listing WHERE seller = ? AND sku = ?")
                .params(seller.value(), sku.value())
                .query(Row.as(StoredListings::listing))
                .optional();
    }

    /** By product. */
    List<Listing> list(CustomerId seller, @Nullable Boolean listed, String after, int limit) {
        return jdbc.sql("""
                SELECT * FROM seller_listing
                WHERE seller = :seller AND sku > :after AND (:listed::boolean IS NULL OR listed = :listed)
                ORDER BY sku LIMIT :limit""")
                .param("seller", seller.value())
                .param("after", after)
                .param("listed", listed)
                .param("limit", limit)
                .query(Row.as(StoredListings::listing))
                .list();
    }

    /** Newest first. */
    List<Listing> versions(CustomerId seller, Sku sku, long before, int limit) {
        return jdbc.sql("""
                SELECT * FROM seller_listing_version WHERE seller = ? AND sku = ? AND version < ?
                ORDER BY version DESC LIMIT ?""")
                .params(seller.value(), sku.value(), before, limit)
                .query(Row.as(StoredListings::listing))
                .list();
    }

    /** What the seller had said last before that moment, for those products of which it had said anything. */
    Map<Sku, Listing> asOf(CustomerId seller, Collection<Sku> skus, Instant before) {
        return jdbc.sql("""
                SELECT DISTINCT ON (sku) * FROM seller_listing_version
                WHERE seller = ? AND sku = ANY (?) AND changed_at < ? ORDER BY sku, version DESC""")
                .params(seller.value(), Columns.of(skus, Sku::value), Row.at(before))
                .query(Row.as(StoredListings::listing))
                .stream()
                .collect(toMap(Listing::sku, Function.identity()));
    }

    private static Listing listing(Row row) {
        String currency = row.text("currency");
        return new Listing(
                new CustomerId(row.text("seller")),
                new Sku(row.text("sku")),
                row.flag("listed"),
                row.moneyOrNull("price", currency),
                currency,
                row.number("version"),
                row.text("changed_by"),
                row.instant("changed_at"));
    }
}
