package dev.baton.product;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.baton.platform.problem.Faults;
import dev.baton.platform.problem.RefusedException;
import dev.baton.platform.sql.Columns;
import dev.baton.platform.sql.Row;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The units of products beside their base units. What was reckoned in a unit stays as it was when the unit changes. */
@Service
@Transactional
public class ProductUnits {

    private final JdbcClient jdbc;
    private final Catalogue catalogue;
    private final ProductProperties properties;

    ProductUnits(JdbcClient jdbc, Catalogue catalogue, ProductProperties properties) {
        this.jdbc = jdbc;
        this.catalogue = catalogue;
        this.properties = properties;
    }

    /** A product's further units by name. */
    @Transactional(readOnly = true)
    public List<ProductUnit> of(Sku sku) {
        return find(List.of(sku));
    }

    /** The units of these products; none asks nothing of the database. */
    @Transactional(readOnly = true)
    public UnitConversions conversions(Collection<Sku> skus) {
        return skus.isEmpty()
                ? conversions(Map.of(), skus)
                : conversions(catalogue.find(skus).stream()
                        .collect(toUnmodifiableMap(Product::sku, Function.identity())), skus);
    }

    /**
     * The units of products that were looked up already.
     *
     * @param named those of which a quantity is in a unit that is named; for the others the base unit does
     */
    @Transactional(readOnly = true)
    public UnitConversions conversions(Map<Sku, Product> products, Collection<Sku> named) {
        Map<Sku, Map<String, ProductUnit>> units = named.isEmpty()
                ? Map.of()
                : find(named).stream().collect(groupingBy(ProductUnit::sku,
                        toMap(ProductUnit::unit, Function.identity())));
        return new UnitConversions(products, units, properties.wholeUnits());
    }

    /**
     * Puts these in place of a product's further units.
     *
     * @throws RefusedException (422) if one is called like its base unit
     */
    public void replace(Product product, List<ProductUnit> units) {
        Faults faults = new Faults();
        for (int index = 0; index < units.size(); index++) {
            if (units.get(index).unit().equals(product.unit())) {
                faults.add("/units/" + index + "/unit", "is the base unit");
            }
        }
        faults.throwIfRefused();
        // whoever replaces at the same time waits here, so that the units of one of them are there
        jdbc.sql("SELECT sku FROM product WHERE sku = ? FOR NO KEY UPDATE").param(product.sku().value())
                .query(String.class).single();
        jdbc.sql("DELETE FROM product_unit WHERE sku = ?").param(product.sku().value()).update();
        units.forEach(this::put);
    }

    /**
     * Adds a unit, or changes the one of its name.
     *
     * @return false if it is known exactly like this
     * @throws RefusedException (422) if there is no such product, or it is called like its base unit
     */
    public boolean put(ProductUnit unit) {
        List<Product> found = catalogue.find(List.of(unit.sku()));
        if (found.isEmpty()) {
            throw new RefusedException("/sku", "there is no product " + unit.sku());
        }
        if (found.getFirst().unit().equals(unit.unit())) {
            throw new RefusedException("/unit", "is the base unit");
        }
        return jdbc
                .sql("""
                        INSERT INTO product_unit AS known (sku, unit, numerator, denominator) VALUES (?, ?, ?, ?)
                        ON CONFLICT (sku, unit) DO UPDATE SET numerator = excluded.numerator, denominator = excluded.denominator
                        WHERE (known.numerator, known.denominator) IS DISTINCT FROM (excluded.numerator, excluded.denominator)""")
                .params(unit.sku().value(), unit.unit(), unit.numerator(), unit.denominator())
                .update() == 1;
    }

    private List<ProductUnit> find(Collection<Sku> skus) {
        return jdbc.sql(
                "SELECT sku, unit, numerator, denominator FROM product_unit WHERE sku = ANY (?) ORDER BY sku, unit")
                .param(Columns.of(skus, Sku::value))
                .query(Row.as(row -> new ProductUnit(new Sku(row.text("sku")), row.text("unit"),
                        row.number("numerator"), row.number("denominator"))))
                .list();
    }
}
