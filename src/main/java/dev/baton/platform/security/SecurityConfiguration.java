package dev.baton.platform.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Signing in, by bearer token where an issuer is configured and by HTTP Basic in the local platform, and the rules of {@link Access}. */
@Configuration
class SecurityConfiguration {

    private static final String BASIC = "Basic realm=\"baton\"";
    private static final String BEARER = "Bearer realm=\"baton\"";

    /** Nothing is kept between requests and no browser signs in by cookie, so that there is nothing for a forged request to ride on. */
    @Bean
    SecurityFilterChain security(
            HttpSecurity http,
            ObjectProvider<JwtDecoder> tokens,
            ObjectProvider<LocalUsers> users,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) throws Exception {
        boolean byToken = tokens.getIfAvailable() != null;
        boolean byPassword = users.getIfAvailable() != null;
        if (!byToken && !byPassword) {
            throw new IllegalStateException(
                    "Nobody could sign in: set spring.security.oauth2.resourceserver.jwt.issuer-uri, "
                            + "or use the profile local, which has users of its own");
        }
        AuthenticationEntryPoint stranger = (request, response, failure) -> {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, byToken ? BEARER : BASIC);
            problems.resolveException(request, response, null, failure);
        };
        http.csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(SecurityConfiguration::rules)
                .exceptionHandling(failures -> failures.authenticationEntryPoint(stranger)
                        .accessDeniedHandler((request, response, denied) -> problems.resolveException(request, response,
                                null, refusal(request, denied))));
        if (byPassword) {
            http.httpBasic(basic -> basic.authenticationEntryPoint(stranger)).userDetailsService(users.getObject());
        }
        if (byToken) {
            http.oauth2ResourceServer(server -> server.authenticationEntryPoint(stranger)
                    .jwt(jwt -> jwt.jwtAuthenticationConverter(new TokenRoles())));
        }
        return http.build();
    }

    /** A request is observed as a whole; what each of its filters took is more to write down than anybody reads. */
    @Bean
    SecurityObservationSettings filters() {
        return SecurityObservationSettings.noObservations();
    }

    private static void rules(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC).permitAll();
        requests.requestMatchers("/actuator/health", "/actuator/health/**").permitAll();
        for (Access rule : AccessRules.ALL) {
            var matched = requests.requestMatchers(rule.method(), rule.path());
            if (rule.isSigned() || rule.isOpen()) {
                matched.permitAll();
            } else {
                matched.hasAnyRole(rule.roleNames());
            }
        }
        requests.anyRequest().denyAll();
    }

    /** What has no rule does not exist for anyone, and is told so to those who signed in. */
    private static Exception refusal(HttpServletRequest request, AccessDeniedException denied) {
        List<HttpMethod> known = Access.methods(request.getRequestURI());
        HttpMethod asked = HttpMethod.valueOf(request.getMethod());
        if (known.contains(asked)) {
            return denied;
        }
        return known.isEmpty()
                ? new NoResourceFoundException(asked, request.getRequestURI())
                : new HttpRequestMethodNotSupportedException(
                        asked.name(), known.stream().map(HttpMethod::name).toList());
    }
}
