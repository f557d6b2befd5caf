package dev.baton.product;

import dev.baton.platform.problem.NotFoundException;
import dev.baton.platform.sql.Columns;
import dev.baton.platform.sql.Row;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What products are like: names and values for people, in their order. */
@Repository
@Transactional
public class ProductSpecifications {

    private final JdbcClient jdbc;

    ProductSpecifications(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The specifications of these products; products without any are missing. */
    @Transactional(readOnly = true)
    public Map<Sku, SequencedMap<String, String>> of(Collection<Sku> skus) {
        Map<Sku, SequencedMap<String, String>> found = new HashMap<>();
        jdbc.sql("SELECT sku, name, value FROM product_specification WHERE sku = ANY (?) ORDER BY sku, position")
                .param(Columns.of(skus, Sku::value))
                .query(Row.as(row -> List.of(row.text("sku"), row.text("name"), row.text("value"))))
                .list()
                .forEach(row -> found.computeIfAbsent(new Sku(row.getFirst()), sku -> new LinkedHashMap<>())
                        .put(row.get(1), row.get(2)));
        return found;
    }

    /**
     * Puts these in place of a product's specifications.
     *
     * @throws NotFoundException (404) if there is no such product
     */
    public void replace(Sku sku, SequencedMap<String, String> specifications) {
        // whoever replaces at the same time waits here, so that those of one of them are there
        var locked = jdbc.sql("SELECT sku FROM product WHERE sku = ? FOR NO KEY UPDATE").param(sku.value())
                .query(String.class).optional();
        if (locked.isEmpty()) {
            throw new NotFoundException("product " + sku);
        }
        jdbc.sql("DELETE FROM product_specification WHERE sku = ?").param(sku.value()).update();
        List<Map.Entry<String, String>> all = new ArrayList<>(specifications.entrySet());
        jdbc.sql("""
                INSERT INTO product_specification (sku, name, value, position)
                SELECT :sku, * FROM unnest(:names::text[], :values::text[], :positions::int[])""")
                .param("sku", sku.value())
                .param("names", Columns.of(all, Map.Entry::getKey))
                .param("values", Columns.of(all, Map.Entry::getValue))
                .param("positions", IntStream.range(0, all.size()).boxed().toArray(Integer[]::new))
                .update();
    }
}
