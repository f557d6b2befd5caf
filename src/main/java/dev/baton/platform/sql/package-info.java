/** Rows of the database: read into values that are never null by accident, and handed over many at a time. */
@NullMarked
package dev.baton.platform.sql;

import org.jspecify.annotations.NullMarked;
