package dev.baton.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;

class TokenRolesTest {

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void a_token_says_who_calls_in_which_roles_and_for_which_customer() {
        Caller caller = callerWith(Map.of("roles", List.of("integrator", "janitor"), "customer_id", "D-1001"));
        assertThat(caller.name()).isEqualTo("somebody");
        assertThat(caller.roles()).containsExactly(Role.INTEGRATOR);
        assertThat(caller.sees("D-1001")).isTrue();
        assertThat(caller.sees("D-1002")).isFalse();
    }

    @Test
    void a_token_that_names_no_customer_is_bound_to_none_and_an_admin_is_in_every_role() {
        Caller caller = callerWith(Map.of("roles", List.of("admin")));
        assertThat(caller.sees("D-1002")).isTrue();
        assertThat(Role.values()).allMatch(caller::has);
    }

    @Test
    void a_token_without_roles_may_do_nothing() {
        assertThat(callerWith(Map.of("scope", "openid")).roles()).isEmpty();
    }

    private static Caller callerWith(Map<String, Object> claims) {
        Jwt token = Jwt.withTokenValue("token")
                .header("alg", "none")
                .subject("somebody")
                .claims(all -> all.putAll(claims))
                .build();
        SecurityContextHolder.getContext().setAuthentication(new TokenRoles().convert(token));
        return Callers.current();
    }
}
