package dev.baton.product.web;

import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.product.ProductCategories;
import dev.baton.product.ProductCategory;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Products")
@RequestMapping("/api/products/categories")
class CategoryController {

    private final ProductCategories categories;

    CategoryController(ProductCategories categories) {
        this.categories = categories;
    }

    @Operation(summary = "Categories by code")
    @GetMapping
    Page<ProductCategory> list(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return categories.list(Limit.of(limit), cursor);
    }

    @Operation(summary = "Adds a category, or changes how it is called and what it is a part of")
    @PutMapping("/{code}")
    ProductCategory put(@PathVariable String code, @RequestBody CategoryRequest request) {
        ProductCategory category = request.check(code);
        categories.put(category);
        return category;
    }
}
