package dev.baton.platform.security;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Profile;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;

/** The users of the local platform and of tests. */
@Component
@Profile({"local", "test"})
class LocalUsers implements UserDetailsService {

    private final Map<String, LocalUser> users;

    LocalUsers(SecurityProperties properties) {
        this.users = properties.users().stream()
                .map(user -> new LocalUser(user.name(), "{noop}" + user.password(), user.roles(), user.customerId()))
                .collect(Collectors.toUnmodifiableMap(LocalUser::getUsername, Function.identity()));
    }

    @Override
    public UserDetails loadUserByUsername(String name) {
        LocalUser user = users.get(name);
        if (user == null) {
            throw new UsernameNotFoundException("there is no such user");
        }
        return user.copy();
    }
}
