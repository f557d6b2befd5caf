package dev.baton.platform.limits;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.baton.platform.limits.IntakeProperties.Allowance;
import dev.baton.platform.security.Access;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.Duration;
import java.util.Set;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Keeps one caller's flood of writing requests from taking the place of all others. Callbacks are nobody's and pass. Where nobody has to sign in,
 * reading counts too, by the address that asks.
 */
@Component
class IntakeLimit extends OncePerRequestFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);
    // an address costs nothing to make up, so that those in mind are limited
    private static final int MOST_STRANGERS = 100_000;

    private final LoadingCache<String, Bucket> buckets;
    private final LoadingCache<String, Bucket> strangers;
    private final HandlerExceptionResolver problems;

    IntakeLimit(
            IntakeProperties properties,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.buckets = Caffeine.newBuilder()
                .expireAfterAccess(FORGOTTEN_AFTER)
                .build(caller -> bucket(properties.of(caller)));
        this.strangers = Caffeine.newBuilder()
                .expireAfterAccess(FORGOTTEN_AFTER)
                .maximumSize(MOST_STRANGERS)
                .build(address -> bucket(properties.ofStrangers()));
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getUserPrincipal() == null
                ? !Access.isOpen(HttpMethod.valueOf(request.getMethod()), request.getRequestURI())
                : READING.contains(request.getMethod());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ConsumptionProbe probe = allowance(request).tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            chain.doFilter(request, response);
        } else {
            Duration wait = Duration.ofNanos(probe.getNanosToWaitForRefill());
            problems.resolveException(request, response, null, new TooManyRequestsException(
                    "You send more than is taken from one caller; nothing was done.", wait));
        }
    }

    private Bucket allowance(HttpServletRequest request) {
        Principal caller = request.getUserPrincipal();
        return caller == null ? strangers.get(request.getRemoteAddr()) : buckets.get(caller.getName());
    }

    private static Bucket bucket(Allowance allowance) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(allowance.burst())
                        .refillGreedy(allowance.rate(), Duration.ofSeconds(1)))
                .build();
    }
}
