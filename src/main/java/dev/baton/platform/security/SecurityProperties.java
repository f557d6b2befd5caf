package dev.baton.platform.security;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may sign in without an issuer of tokens.
 *
 * @param users heard only in the profiles local and test
 */
@ConfigurationProperties("baton.security")
record SecurityProperties(@DefaultValue List<User> users) {

    /** @param customerId the only customer whom the user may see; null for all */
    record User(String name, String password, Set<Role> roles, @Nullable String customerId) {

        @Override
        public String toString() {
            return name;
        }
    }
}
