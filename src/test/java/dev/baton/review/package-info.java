@NullMarked
package dev.baton.review;

import org.jspecify.annotations.NullMarked;
