/** Money, quantities and how they are rounded, shared out and taxed. Never floating point. */
@NullMarked
package dev.baton.platform.money;

import org.jspecify.annotations.NullMarked;
