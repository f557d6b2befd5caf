/** Files of rows, streamed into staging and then worked off in the background, restart-safe. */
@NullMarked
package dev.baton.platform.imports;

import org.jspecify.annotations.NullMarked;
