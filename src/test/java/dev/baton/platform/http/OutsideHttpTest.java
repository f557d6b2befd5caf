package dev.baton.platform.http;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

@Timeout(20)
class OutsideHttpTest {

    private static final Duration LIMIT = Duration.ofSeconds(1);

    @RegisterExtension
    static final WireMockExtension outside = WireMockExtension.newInstance().options(wireMockConfig().dynamicPort())
            .build();

    @Test
    void an_answer_that_comes_byte_by_byte_is_waited_for_as_long_as_one_that_does_not_come() {
        outside.stubFor(get("/slow").willReturn(ok("0123456789".repeat(10)).withChunkedDribbleDelay(100, 60_000)));

        assertThatThrownBy(() -> read(outside.baseUrl() + "/slow"))
                .isInstanceOf(ResourceAccessException.class)
                .cause().isInstanceOf(SocketTimeoutException.class).hasMessageContaining("no whole answer");
    }

    @Test
    void headers_without_end_are_waited_for_no_longer() throws IOException, InterruptedException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CountDownLatch left = new CountDownLatch(1);
            Thread.ofVirtual().start(() -> dribbleHeaders(server, left));

            assertThatThrownBy(() -> read("http://127.0.0.1:" + server.getLocalPort() + "/"))
                    .cause().isInstanceOf(SocketTimeoutException.class);

            assertThat(left.await(10, TimeUnit.SECONDS)).as("the connection is closed").isTrue();
        }
    }

    @Test
    void an_answer_that_has_no_end_is_not_kept() {
        outside.stubFor(get("/long").willReturn(ok().withBody(new byte[16 * 1024 * 1024 + 1])));
        outside.stubFor(get("/longest").willReturn(ok().withBody(new byte[16 * 1024 * 1024])));

        assertThatThrownBy(() -> read(outside.baseUrl() + "/long")).hasMessageContaining("longer than");
        assertThat(read(outside.baseUrl() + "/longest")).isEqualTo(16 * 1024 * 1024);
    }

    @Test
    void a_connection_is_used_again() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            AtomicInteger connections = new AtomicInteger();
            Thread.ofVirtual().start(() -> answerAll(server, connections));
            RestClient client = client();
            String url = "http://127.0.0.1:" + server.getLocalPort() + "/";

            for (int call = 0; call < 3; call++) {
                assertThat(client.get().uri(url).retrieve().body(String.class)).isEqualTo("ok");
            }

            assertThat(connections).hasValue(1);
        }
    }

    private static int read(String url) {
        byte[] body = client().get().uri(url).retrieve().body(byte[].class);
        return body == null ? 0 : body.length;
    }

    private static RestClient client() {
        return RestClient.builder().requestFactory(OutsideHttp.connections(LIMIT, LIMIT)).build();
    }

    private static void dribbleHeaders(ServerSocket server, CountDownLatch left) {
        try (Socket socket = server.accept()) {
            OutputStream out = socket.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
            socket.setSoTimeout(50);
            for (;;) {
                out.write("X: 1\r\n".getBytes(StandardCharsets.US_ASCII));
                readQuietly(socket.getInputStream());
            }
        } catch (IOException closed) {
            left.countDown();
        }
    }

    private static void readQuietly(InputStream in) throws IOException {
        try {
            if (in.read(new byte[1_024]) < 0) {
                throw new IOException("closed");
            }
        } catch (SocketTimeoutException nothingMore) {
            // which is how long it waits with the next header
        }
    }

    private static void answerAll(ServerSocket server, AtomicInteger connections) {
        try {
            for (;;) {
                try (Socket socket = server.accept()) {
                    connections.incrementAndGet();
                    answer(socket);
                }
            }
        } catch (IOException closed) {
            if (!server.isClosed()) {
                throw new UncheckedIOException(closed);
            }
        }
    }

    private static void answer(Socket socket) throws IOException {
        byte[] request = new byte[4_096];
        while (socket.getInputStream().read(request) > 0) {
            socket.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
                    .getBytes(StandardCharsets.US_ASCII));
        }
    }
}
