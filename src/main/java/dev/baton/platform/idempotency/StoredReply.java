package dev.baton.platform.idempotency;

import org.jspecify.annotations.Nullable;

/** An answer as it was given the first time. */
record StoredReply(String fingerprint, int status, @Nullable String location, @Nullable String body) {}
