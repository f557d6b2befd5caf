package dev.baton.product;

import dev.baton.platform.paging.Cursor;
import dev.baton.platform.paging.Limit;
import dev.baton.platform.paging.Page;
import dev.baton.platform.problem.RefusedException;
import dev.baton.platform.sql.Row;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The categories. One that a product names for the first time is there from then on, called by its code until somebody names it. */
@Repository
@Transactional
public class ProductCategories {

    private final JdbcClient jdbc;

    ProductCategories(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A page of categories by code. */
    @Transactional(readOnly = true)
    public Page<ProductCategory> list(Limit limit, @Nullable String cursor) {
        List<ProductCategory> found =
                jdbc.sql("SELECT code, name, parent FROM product_category WHERE code > ? ORDER BY code LIMIT ?")
                        .params(Cursor.readText(cursor), limit.andOneMore())
                        .query(Row.as(row -> new ProductCategory(row.text("code"), row.text("name"),
                                row.textOrNull("parent"))))
                        .list();
        return Page.of(found, limit, category -> List.of(category.code()));
    }

    /** The names of these categories by code. */
    @Transactional(readOnly = true)
    public Map<String, String> names(Collection<String> codes) {
        return jdbc.sql("SELECT code, name FROM product_category WHERE code = ANY (?)")
                .param(codes.toArray(String[]::new))
                .query(Row.as(row -> Map.entry(row.text("code"), row.text("name"))))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * Adds a category, or changes the one with its code.
     *
     * @throws RefusedException (422) if there is no such parent, or the category would be above itself
     */
    public void put(ProductCategory category) {
        // of two that move at once none may lead back to the other
        jdbc.sql("LOCK TABLE product_category IN SHARE ROW EXCLUSIVE MODE").update();
        String parent = category.parent();
        if (parent != null && names(List.of(parent)).isEmpty()) {
            throw new RefusedException("/parent", "there is no category " + parent);
        }
        if (parent != null && isAbove(category.code(), parent)) {
            throw new RefusedException("/parent", "category " + category.code() + " would be above itself");
        }
        jdbc.sql("""
                INSERT INTO product_category (code, name, parent) VALUES (?, ?, ?)
                ON CONFLICT (code) DO UPDATE SET name = excluded.name, parent = excluded.parent""")
                .params(category.code(), category.name(), parent)
                .update();
    }

    private boolean isAbove(String code, String below) {
        return jdbc.sql("""
                WITH RECURSIVE above AS (
                    SELECT code, parent FROM product_category WHERE code = ?
                    UNION
                    SELECT c.code, c.parent FROM product_category c JOIN above a ON a.parent = c.code)
                SELECT EXISTS (SELECT FROM above WHERE code = ?)""")
                .params(below, code)
                .query(Boolean.class)
                .single();
    }
}
