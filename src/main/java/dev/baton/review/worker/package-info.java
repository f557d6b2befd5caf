/** The jobs of the review room. */
@NullMarked
package dev.baton.review.worker;

import org.jspecify.annotations.NullMarked;
