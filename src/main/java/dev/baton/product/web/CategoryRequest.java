package dev.baton.product.web;

import dev.baton.platform.problem.Faults;
import dev.baton.product.ProductCategory;
import org.jspecify.annotations.Nullable;

/**
 * How a category is called, and what it is a part of.
 *
 * @param parent code of a category; null if it is part of none
 */
record CategoryRequest(@Nullable String name, @Nullable String parent) {

    private static final int LONGEST = 200;
    private static final int LONGEST_CODE = 100;

    /** @throws dev.baton.platform.problem.InvalidRequestException with all faults */
    ProductCategory check(String code) {
        Faults faults = new Faults();
        if (!isText(code, LONGEST_CODE)) {
            faults.add("", "a code has 1 to " + LONGEST_CODE + " characters and no blanks around them");
        }
        if (name == null || !isText(name, LONGEST)) {
            faults.add("/name", "must have 1 to " + LONGEST + " characters and no blanks around them");
        }
        if (parent != null && !isText(parent, LONGEST_CODE)) {
            faults.add("/parent", "must be the code of a category, or null");
        }
        faults.throwIfInvalid();
        return new ProductCategory(code, String.valueOf(name), parent);
    }

    private static boolean isText(String text, int longest) {
        return !text.isBlank() && text.length() <= longest && text.equals(text.strip()) && text.indexOf('\0') < 0;
    }
}
