@NullMarked
package dev.baton.order;

import org.jspecify.annotations.NullMarked;
