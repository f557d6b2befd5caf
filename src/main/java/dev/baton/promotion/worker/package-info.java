/** The job of the promotion room. */
@NullMarked
package dev.baton.promotion.worker;

import org.jspecify.annotations.NullMarked;
