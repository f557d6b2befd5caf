package dev.baton.product.price;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.baton.product.Product;
import dev.baton.product.Sku;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds what products cost whom. */
@Service
@Transactional(readOnly = true)
public class Prices {

    private final StoredPriceLists lists;

    Prices(StoredPriceLists lists) {
        this.lists = lists;
    }

    /**
     * What each of these products costs, by the most specific list that holds or else by the catalogue. One query, however many there are.
     *
     * @param day in the business time zone
     */
    public Map<Sku, Price> of(Buyer buyer, Collection<Product> products, LocalDate day) {
        Map<Sku, Price> found = lists.prices(buyer, products, day);
        return products.stream().collect(toUnmodifiableMap(Product::sku,
                product -> found.getOrDefault(product.sku(), Price.ofCatalogue(product))));
    }
}
