@NullMarked
package dev.baton.platform.problem;

import org.jspecify.annotations.NullMarked;
