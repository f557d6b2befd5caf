/** Answers whatever goes wrong in problem details. */
@NullMarked
package dev.baton.platform.problem.web;

import org.jspecify.annotations.NullMarked;
