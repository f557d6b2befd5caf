package dev.baton.sap.odata;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The token of the one session that all writes share, fetched once and again when SAP no longer takes it. */
final class CsrfToken {

    private final ReentrantLock fetching = new ReentrantLock();
    private final Supplier<String> fetch;
    private volatile @Nullable String known;

    CsrfToken(Supplier<String> fetch) {
        this.fetch = fetch;
    }

    String get() {
        String token = known;
        return token == null ? renewed(null) : token;
    }

    /**
     * A token other than the one that was refused.
     *
     * @param refused null when there has been none yet; when another thread has renewed it meanwhile, that one is taken
     */
    String renewed(@Nullable String refused) {
        fetching.lock();
        try {
            String token = known;
            if (token == null || token.equals(refused)) {
                token = fetch.get();
                known = token;
            }
            return token;
        } finally {
            fetching.unlock();
        }
    }
}
