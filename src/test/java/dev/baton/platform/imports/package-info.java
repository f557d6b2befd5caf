@NullMarked
package dev.baton.platform.imports;

import org.jspecify.annotations.NullMarked;
