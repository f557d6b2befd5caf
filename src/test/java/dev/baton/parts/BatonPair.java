package dev.baton.parts;

import java.net.URI;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Two instances of Baton side by side, behind one address. Either of them may be killed. */
public final class BatonPair implements AutoCloseable {

    public static final int INSTANCES = 2;

    private final List<Baton> instances;
    private final Balancer entrance;

    /**
     * @param port of both together
     * @param instance by its number, the first is 1
     */
    public BatonPair(int port, IntFunction<Baton> instance) {
        instances = IntStream.rangeClosed(1, INSTANCES).mapToObj(instance).toList();
        entrance = Balancer.at(port, instances.stream().map(one -> one.url().getPort()).toList());
    }

    /** Returns when both take requests. The first one makes the database ready for the other. */
    public BatonPair start() {
        instances.forEach(Baton::start);
        return this;
    }

    public List<Baton> instances() {
        return instances;
    }

    /** Where they are found as one. */
    public URI url() {
        return entrance.url();
    }

    @Override
    public void close() {
        entrance.close();
        instances.forEach(Baton::close);
    }
}
