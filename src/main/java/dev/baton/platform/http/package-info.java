/**
 * How Baton calls the systems around it over HTTP: one way to make a client, with time limits that are always set. And where
 * people reach ours.
 */
@NullMarked
package dev.baton.platform.http;

import org.jspecify.annotations.NullMarked;
