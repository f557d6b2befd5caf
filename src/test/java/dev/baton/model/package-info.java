/**
 * What the analyst's rooms and the code promise each other: each expression can be read by the engine, and each name in
 * a diagram stands for something that exists.
 *
 * <p>The checks read the very files of {@code bpmn/} and {@code dmn/}; broken ones among the test resources show that
 * they bite.
 */
@NullMarked
package dev.baton.model;

import org.jspecify.annotations.NullMarked;
