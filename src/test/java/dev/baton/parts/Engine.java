package dev.baton.parts;

import java.net.URI;

/** The engine of Camunda 8.6, of one broker or of several. REST and gRPC need no login. */
public sealed interface Engine extends AutoCloseable permits Camunda, CamundaCluster {

    /** Returns when it is ready. */
    Engine start();

    /** Where it takes commands. */
    URI grpc();

    /** Where it is asked over HTTP. */
    URI web();

    @Override
    void close();
}
