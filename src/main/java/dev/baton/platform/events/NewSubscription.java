package dev.baton.platform.events;

import java.net.URI;
import java.util.Set;

/**
 * Who wants which events.
 *
 * @param url where they are to be posted to
 * @param secret signs what is posted; never told again
 */
public record NewSubscription(URI url, Set<String> types, String secret) {

    public NewSubscription {
        types = Set.copyOf(types);
    }

    @Override
    public String toString() {
        return "subscription of " + url;
    }
}
