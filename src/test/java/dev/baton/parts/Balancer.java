package dev.baton.parts;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One address for several instances: each connection goes to the next one that takes it. What it was connected to and is killed ends the
 * connection too, and who connects again reaches another.
 */
public final class Balancer implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 500;

    private final ServerSocket entrance;
    private final List<Integer> ports;
    private final AtomicInteger turn = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private Balancer(ServerSocket entrance, List<Integer> ports) {
        this.entrance = entrance;
        this.ports = List.copyOf(ports);
    }

    /** @param ports on the loopback address */
    public static Balancer over(List<Integer> ports) {
        return at(Ports.free(), ports);
    }

    /**
     * @param port of its own
     * @param ports to which it leads; all of them on the loopback address
     */
    public static Balancer at(int port, List<Integer> ports) {
        try {
            var balancer = new Balancer(new ServerSocket(port, 128, InetAddress.getLoopbackAddress()), ports);
            balancer.threads.execute(balancer::accept);
            return balancer;
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + entrance.getLocalPort());
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket caller = entrance.accept();
                threads.execute(() -> connect(caller));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket caller) {
        for (int tried = 0; tried < ports.size(); tried++) {
            Socket instance = new Socket();
            try {
                int port = ports.get(Math.floorMod(turn.getAndIncrement(), ports.size()));
                instance.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
                threads.execute(() -> pass(caller, instance));
                pass(instance, caller);
                return;
            } catch (IOException away) {
                close(instance);
            }
        }
        close(caller);
    }

    private static void pass(Socket from, Socket to) {
        try (from; to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
        } catch (IOException ended) {
            // with the one connection the other one ends
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // it is not there any more, which is what is wanted
        }
    }

    @Override
    public void close() {
        try {
            entrance.close();
        } catch (IOException unlikely) {
            throw new UncheckedIOException(unlikely);
        }
        threads.shutdownNow();
    }
}
