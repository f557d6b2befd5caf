/** The processes of {@code bpmn/} with the real workers, parts and rules: every way that an order can take. */
@NullMarked
package dev.baton.process;

import org.jspecify.annotations.NullMarked;
