@NullMarked
package dev.baton.platform.engine;

import org.jspecify.annotations.NullMarked;
