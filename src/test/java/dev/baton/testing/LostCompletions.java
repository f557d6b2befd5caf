package dev.baton.testing;

import io.camunda.zeebe.gateway.protocol.GatewayGrpc;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CompleteJobRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.FailJobRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ThrowErrorRequest;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Loses what workers answer, as a crash between an effect and its answer does: while it is on, the engine never hears of the first
 * completion or error of any job, and delivers the job again. A test that switches it on must be {@code @Isolated}.
 */
public final class LostCompletions implements ClientInterceptor {

    /** With what the engine is told to deliver a job again. */
    static final String LOST = "the answer was lost";

    private static final int RETRIES = 5;
    private static final InputStream NOTHING = new ByteArrayInputStream(new byte[0]);

    private final Set<Long> lost = ConcurrentHashMap.newKeySet();
    private volatile boolean on;

    public void switchedOn(boolean value) {
        on = value;
    }

    /** How many jobs were done twice so far. */
    public int count() {
        return lost.size();
    }

    @Override
    public <Q, A> ClientCall<Q, A> interceptCall(MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
        boolean answer =
                method.equals(GatewayGrpc.getCompleteJobMethod()) || method.equals(GatewayGrpc.getThrowErrorMethod());
        return on && answer ? new Answer<>(method, options, next) : next.newCall(method, options);
    }

    private static long job(Object message) {
        return switch (message) {
            case CompleteJobRequest completion -> completion.getJobKey();
            case ThrowErrorRequest error -> error.getJobKey();
            default -> throw new IllegalArgumentException("no answer to a job");
        };
    }

    /** A worker's answer: lost the first time, and then the job is given back instead. */
    private final class Answer<Q, A> extends ClientCall<Q, A> {

        private final MethodDescriptor<Q, A> method;
        private final CallOptions options;
        private final Channel next;
        private @Nullable Listener<A> listener;
        private @Nullable Metadata headers;
        private @Nullable ClientCall<Q, A> real;
        private int requested;

        Answer(MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
            this.method = method;
            this.options = options;
            this.next = next;
        }

        @Override
        public void start(Listener<A> responses, Metadata metadata) {
            listener = responses;
            headers = metadata;
        }

        @Override
        public void request(int messages) {
            if (real == null) {
                requested += messages;
            } else {
                real.request(messages);
            }
        }

        @Override
        public void sendMessage(Q message) {
            long job = job(Objects.requireNonNull(message));
            if (lost.add(job)) {
                var unused = GatewayGrpc.newBlockingStub(next)
                        .failJob(FailJobRequest.newBuilder().setJobKey(job).setRetries(RETRIES).setErrorMessage(LOST)
                                .build());
                return;
            }
            ClientCall<Q, A> call = next.newCall(method, options);
            call.start(Objects.requireNonNull(listener), Objects.requireNonNull(headers));
            call.request(requested);
            call.sendMessage(message);
            real = call;
        }

        @Override
        public void halfClose() {
            if (real != null) {
                real.halfClose();
                return;
            }
            Listener<A> heard = Objects.requireNonNull(listener);
            heard.onHeaders(new Metadata());
            heard.onMessage(method.parseResponse(NOTHING));
            heard.onClose(Status.OK, new Metadata());
        }

        @Override
        public void cancel(@Nullable String message, @Nullable Throwable cause) {
            if (real != null) {
                real.cancel(message, cause);
            }
        }
    }
}
