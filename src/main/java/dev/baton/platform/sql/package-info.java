/** Reading rows of the database into values that are never null by accident. */
@NullMarked
package dev.baton.platform.sql;

import org.jspecify.annotations.NullMarked;
