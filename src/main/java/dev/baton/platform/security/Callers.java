package dev.baton.platform.security;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** The caller of the current request. */
public final class Callers {

    static final String CUSTOMER_CLAIM = "customer_id";
    static final String ROLE_PREFIX = "ROLE_";

    private Callers() {}

    /** @throws IllegalStateException outside of a signed-in request */
    public static Caller current() {
        Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
        if (signedIn == null || !signedIn.isAuthenticated()) {
            throw new IllegalStateException("nobody is signed in");
        }
        return new Caller(signedIn.getName(), roles(signedIn), customer(signedIn));
    }

    private static Set<Role> roles(Authentication signedIn) {
        Set<String> granted = signedIn.getAuthorities().stream().map(GrantedAuthority::getAuthority)
                .collect(Collectors.toUnmodifiableSet());
        return Arrays.stream(Role.values())
                .filter(role -> granted.contains(ROLE_PREFIX + role.name()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static @Nullable String customer(Authentication signedIn) {
        if (signedIn instanceof JwtAuthenticationToken token) {
            return token.getToken().getClaimAsString(CUSTOMER_CLAIM);
        }
        return signedIn.getPrincipal() instanceof LocalUser user ? user.customerId() : null;
    }
}
