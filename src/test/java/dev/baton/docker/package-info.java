/** Holds the files of {@code docker/}, which no test can run, against what Baton and the local platform use. */
@NullMarked
package dev.baton.docker;

import org.jspecify.annotations.NullMarked;
