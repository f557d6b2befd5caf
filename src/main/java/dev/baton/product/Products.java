package dev.baton.product;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.baton.platform.paging.Cursor;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The products: looked up by number, listed, and taken over from files. */
@Service
@Transactional
public class Products {

    private final Catalogue catalogue;

    Products(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The products with these numbers; numbers that are not known are missing from the answer. */
    @Transactional(readOnly = true)
    public Map<Sku, Product> find(Collection<Sku> skus) {
        return catalogue.find(skus).stream().collect(toUnmodifiableMap(Product::sku, Function.identity()));
    }

    /**
     * A page of products by number.
     *
     * @param listed only those that are listed, or only those that are not; null for all
     * @param cursor where the page begins; null for the first
     */
    @Transactional(readOnly = true)
    public Page<Product> list(@Nullable Boolean listed, Limit limit, @Nullable String cursor) {
        List<Product> found = catalogue.list(listed, Cursor.readText(cursor), limit.andOneMore());
        return Page.of(found, limit, product -> List.of(product.sku().value()));
    }

    /**
     * Takes a product over: adds it, or changes the one with its number.
     *
     * @return false if it is known and exactly like this, so that nothing changes
     */
    public boolean put(Product product) {
        return catalogue.put(product);
    }
}
