package dev.baton.platform.security;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.User;

/** A user of the local platform, who signs in with HTTP Basic. */
final class LocalUser extends User {

    private static final long serialVersionUID = 1L;

    private final @Nullable String customerId;

    LocalUser(String name, String password, Set<Role> roles, @Nullable String customerId) {
        super(name, password, roles.stream().map(LocalUser::authority).toList());
        this.customerId = customerId;
    }

    private LocalUser(LocalUser other) {
        super(other.getUsername(), String.valueOf(other.getPassword()), List.copyOf(other.getAuthorities()));
        this.customerId = other.customerId;
    }

    /** A copy, since a user forgets the password after signing in. */
    LocalUser copy() {
        return new LocalUser(this);
    }

    @Nullable
    String customerId() {
        return customerId;
    }

    private static SimpleGrantedAuthority authority(Role role) {
        return new SimpleGrantedAuthority(Callers.ROLE_PREFIX + role.name());
    }
}
