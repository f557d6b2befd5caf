package dev.baton.simulators;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Cookie;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** SAP Gateway's guard: a sign-in for all, and for every change the token that was fetched in the same session. */
final class SapSessions {

    private static final String TOKEN = "X-CSRF-Token";
    private static final String COOKIE = "SAP_SESSIONID_S4H_100";
    private static final Set<RequestMethod> READING = Set.of(RequestMethod.GET, RequestMethod.HEAD);

    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    /** The answer to a request that is not let in. */
    Optional<ResponseDefinition> refusal(Request request) {
        if (!request.containsHeader("Authorization")) {
            return Optional.of(new ResponseDefinitionBuilder().withStatus(401)
                    .withHeader("WWW-Authenticate", "Basic realm=\"SAP NetWeaver Application Server [S4H/100]\"")
                    .build());
        }
        return READING.contains(request.getMethod()) || bringsToken(request)
                ? Optional.empty()
                : Optional.of(new ResponseDefinitionBuilder().withStatus(403)
                        .withHeader(TOKEN, "Required")
                        .withBody("CSRF token validation failed")
                        .build());
    }

    private boolean bringsToken(Request request) {
        String token = tokens.get(session(request));
        return token != null && request.containsHeader(TOKEN) && token.equals(request.getHeader(TOKEN));
    }

    /** The same answer, with a token where one was asked for. */
    ResponseDefinition withToken(Request request, ResponseDefinition answer) {
        if (!request.containsHeader(TOKEN) || !request.getHeader(TOKEN).equalsIgnoreCase("Fetch")) {
            return answer;
        }
        String known = session(request);
        String session = tokens.containsKey(known) ? known : UUID.randomUUID().toString();
        String token = tokens.computeIfAbsent(session, s -> UUID.randomUUID().toString());
        return ResponseDefinitionBuilder.like(answer)
                .withHeader(TOKEN, token)
                .withHeader("Set-Cookie", COOKIE + "=" + session + "; path=/; HttpOnly",
                        "sap-usercontext=sap-client=100; path=/")
                .build();
    }

    private static String session(Request request) {
        Cookie cookie = request.getCookies().get(COOKIE);
        return cookie == null || cookie.isAbsent() ? "" : cookie.getValue();
    }
}
