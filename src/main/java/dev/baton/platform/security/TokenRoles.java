package dev.baton.platform.security;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** Reads the roles of a token from its claim {@code roles}; words that are no role of ours are passed over. */
final class TokenRoles implements Converter<Jwt, AbstractAuthenticationToken> {

    private static final String CLAIM = "roles";

    @Override
    public AbstractAuthenticationToken convert(Jwt token) {
        return new JwtAuthenticationToken(token, roles(token));
    }

    private static Collection<GrantedAuthority> roles(Jwt token) {
        List<String> words = token.getClaimAsStringList(CLAIM);
        if (words == null) {
            return List.of();
        }
        return Arrays.stream(Role.values())
                .filter(role -> words.contains(role.word()))
                .map(role -> (GrantedAuthority) new SimpleGrantedAuthority(Callers.ROLE_PREFIX + role.name()))
                .toList();
    }
}
