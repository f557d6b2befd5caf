/**
 * Products from SAP (商品同步): our products follow SAP's materials in SAP's fields, which are name, base unit, category and whether a product is made
 * any more; all else is ours ({@link dev.baton.product.ProductMasters}).
 *
 * <p><b>Page by page.</b> Each job reads one page and lets each of its materials be followed in a transaction of its own, once per run; so an outage
 * costs no more than a page, and a job that comes twice changes nothing. A page begins with the last material of the one before: where another one
 * stands there, SAP's list has moved, and it is read from its start again.
 *
 * <p><b>What has changed.</b> A run asks for what SAP has changed since the day before the last run that was completed; the first run, and one that
 * somebody asks for so, asks for everything. Only the types of materials that are sold are asked for.
 *
 * <p><b>Numbers</b> are mapped: materials to our products, product groups to our categories, units to ours. What no mapping names has SAP's number, or
 * is refused, by {@code baton.sap.unmapped}. What is refused stays as it was and is a line of the run, with its reason.
 *
 * <p><b>One at a time.</b> A run that has not got on for {@code baton.sap.products.patience} is given up when the next one begins.
 *
 * <p><b>Locks:</b> the line, then the product, then categories.
 *
 * <p>Process: {@code product-sync}. Tables: {@code sap_product_run}, {@code sap_product_line}. Job types: {@code product-sync-begin},
 * {@code product-sync-page}. Message: {@code product-sync-requested}.
 */
@NullMarked
package dev.baton.sap.products;

import org.jspecify.annotations.NullMarked;
