package dev.baton.platform.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.CookieHandler;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;

/** Makes the connections that the clients of outside systems share: kept alive, with time limits, never following redirects. */
public final class OutsideHttp {

    private OutsideHttp() {}

    /**
     * @param connect how long to wait for a connection
     * @param read how long to wait for the answer to a request
     * @param cookies who keeps the other side's cookies, or null where there are none to keep
     */
    public static ClientHttpRequestFactory connections(
            Duration connect,
            Duration read,
            @Nullable CookieHandler cookies) {
        // HTTP/1.1: over plain HTTP the JDK's client would offer an upgrade with each request, which old servers stumble over
        HttpClient.Builder client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connect);
        if (cookies != null) {
            client.cookieHandler(cookies);
        }
        JdkClientHttpRequestFactory connections = new JdkClientHttpRequestFactory(client.build());
        connections.setReadTimeout(read);
        return connections;
    }

    /** Whether the other side surely never saw the request that failed like this; otherwise it may be carrying it out. */
    public static boolean neverSent(IOException failure) {
        return failure instanceof ConnectException
                || failure instanceof HttpConnectTimeoutException
                || failure instanceof UnknownHostException;
    }
}
