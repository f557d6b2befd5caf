@NullMarked
package dev.baton.platform.security;

import org.jspecify.annotations.NullMarked;
