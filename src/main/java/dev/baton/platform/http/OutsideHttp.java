package dev.baton.platform.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;

/**
 * Makes the connections that the clients of outside systems share: kept alive, with time limits, never following redirects, and sending
 * nothing twice by themselves.
 */
public final class OutsideHttp {

    // as many as there may be callers: whom to let wait is decided where jobs are given out
    private static final int MOST = 1_000;
    // one that was idle for longer may have been closed by the other side, and is looked at before it is used
    private static final TimeValue SURELY_OPEN = TimeValue.ofSeconds(1);
    private static final TimeValue NOT_NEEDED = TimeValue.ofMinutes(1);

    private OutsideHttp() {}

    /**
     * Connections that keep no cookies.
     *
     * @param connect how long to wait for a connection
     * @param read how long to wait for the whole of an answer, once there is a connection
     */
    public static ClientHttpRequestFactory connections(Duration connect, Duration read) {
        return connections(client(connect, read).disableCookieManagement());
    }

    /** As {@link #connections}, but keeping the other side's cookies. */
    public static ClientHttpRequestFactory sessions(Duration connect, Duration read) {
        return connections(client(connect, read));
    }

    private static ClientHttpRequestFactory connections(HttpClientBuilder client) {
        return new HttpComponentsClientHttpRequestFactory(client.build());
    }

    private static HttpClientBuilder client(Duration connect, Duration read) {
        return HttpClientBuilder.create()
                .setConnectionManager(pool(Timeout.of(connect)))
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(Timeout.of(read))
                        // over plain HTTP it would offer an upgrade with each request, which old servers stumble over
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .addExecInterceptorFirst("whole", new WholeAnswers(connect.plus(read)))
                .evictIdleConnections(NOT_NEEDED)
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableAuthCaching()
                .disableContentCompression();
    }

    private static PoolingHttpClientConnectionManager pool(Timeout connect) {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnTotal(MOST)
                .setMaxConnPerRoute(MOST)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(connect)
                        .setValidateAfterInactivity(SURELY_OPEN)
                        .build())
                .build();
    }

    /** Whether the other side surely never saw the request that failed like this; otherwise it may be carrying it out. */
    public static boolean neverSent(IOException failure) {
        return failure instanceof ConnectException
                || failure instanceof ConnectTimeoutException
                || failure instanceof UnknownHostException;
    }
}
