@NullMarked
package dev.baton.promotion;

import org.jspecify.annotations.NullMarked;
