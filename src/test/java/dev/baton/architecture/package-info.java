/**
 * How the house is built, as tests: which room may know which, and what no line of code does.
 *
 * <p>A rule that never fails guards nothing: each has a fixture below {@code fixture} that breaks it and a test that
 * sees it fail. Fixtures lie in reach of the component scan, so nothing in them may be a bean: they are abstract or
 * nested.
 */
@NullMarked
package dev.baton.architecture;

import org.jspecify.annotations.NullMarked;
