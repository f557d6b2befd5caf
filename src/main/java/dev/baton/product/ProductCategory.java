package dev.baton.product;

import org.jspecify.annotations.Nullable;

/**
 * What products are sorted by.
 *
 * @param code what rules, price lists and files know it by
 * @param name for people
 * @param parent code of the category that it is a part of; null if of none
 */
public record ProductCategory(String code, String name, @Nullable String parent) {}
