@NullMarked
package dev.baton.platform.money;

import org.jspecify.annotations.NullMarked;
