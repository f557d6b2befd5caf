package dev.baton.platform.limits;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Keeps a request's body within {@code baton.limits.body}; files that are imported have a limit of their own. */
@Component
class BodyLimit extends OncePerRequestFilter {

    private static final List<String> FILES = List.of("/imports", "/reconciliation/statements");

    private final LimitProperties properties;
    private final HandlerExceptionResolver problems;

    BodyLimit(LimitProperties properties, @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.properties = properties;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return FILES.stream().anyMatch(request.getRequestURI()::endsWith);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > properties.body().toBytes()) {
            problems.resolveException(request, response, null, new TooLargeException(properties.body()));
            return;
        }
        chain.doFilter(new Limited(request), response);
    }

    /** For bodies that do not say beforehand how long they are. */
    private final class Limited extends HttpServletRequestWrapper {

        Limited(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new LimitedServletInputStream(super.getInputStream(), properties.body());
        }
    }
}
