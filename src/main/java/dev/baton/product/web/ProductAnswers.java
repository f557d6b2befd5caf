package dev.baton.product.web;

import static java.util.stream.Collectors.toSet;

import dev.baton.product.Product;
import dev.baton.product.ProductCategories;
import dev.baton.product.ProductMasters;
import dev.baton.product.ProductSpecifications;
import dev.baton.product.Sku;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Products as the API shows them, with what is known of them beside: a page costs as much as one. */
@Component
class ProductAnswers {

    private final ProductCategories categories;
    private final ProductSpecifications specifications;
    private final ProductMasters masters;

    ProductAnswers(ProductCategories categories, ProductSpecifications specifications, ProductMasters masters) {
        this.categories = categories;
        this.specifications = specifications;
        this.masters = masters;
    }

    ProductAnswer of(Product product) {
        return of(List.of(product)).getFirst();
    }

    List<ProductAnswer> of(List<Product> products) {
        Set<Sku> skus = products.stream().map(Product::sku).collect(toSet());
        Map<String, String> names = categories.names(products.stream().map(Product::category).collect(toSet()));
        Map<Sku, SequencedMap<String, String>> specified = specifications.of(skus);
        Map<Sku, String> discontinued = masters.discontinued(skus);
        return products.stream()
                .map(product -> ProductAnswer.of(product, names.getOrDefault(product.category(), product.category()),
                        specified.getOrDefault(product.sku(), ProductAnswer.UNSPECIFIED),
                        discontinued.get(product.sku())))
                .toList();
    }
}
