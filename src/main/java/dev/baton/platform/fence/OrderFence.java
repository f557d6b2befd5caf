package dev.baton.platform.fence;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The fence between an order's effects and its cancel: one row per order, locked shared by every effect and for itself by the cancel, so
 * that an effect is either seen by the undoing that follows the cancel, or refused; and that undoing does not outlive the order's restart.
 *
 * <p>An order is open, then either closed for good (it is being undone) or passed (its goods leave; from here it is returned, not
 * cancelled). All calls belong into the transaction of the effect and refuse to run outside of one.
 */
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class OrderFence {

    private enum State {
        OPEN, CLOSED, PASSED
    }

    private final JdbcClient jdbc;

    public OrderFence(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Puts up the fence of an order that is being accepted. */
    public void open(OrderId orderId) {
        jdbc.sql("INSERT INTO order_fence (order_id) VALUES (?)").param(orderId.value()).update();
    }

    /**
     * Enters the fence for an effect and holds it shared until the transaction ends.
     *
     * @throws OrderClosedException if the order is closed
     */
    public void enter(OrderId orderId) {
        if (read(orderId, "FOR SHARE") == State.CLOSED) {
            throw new OrderClosedException(orderId);
        }
    }

    /**
     * Enters the fence on behalf of an order that only waits its turn, and holds it shared until the transaction ends.
     *
     * @return false if the order is closed
     */
    public boolean admits(OrderId orderId) {
        return read(orderId, "FOR SHARE") != State.CLOSED;
    }

    /**
     * Enters the fence alone: waits for the effects that are inside, and keeps all others outside until the transaction ends. For what
     * must not happen beside any effect, such as a customer's decision about an order that may get its stock at the same moment.
     *
     * @return false if the order is closed
     */
    public boolean admitsAlone(OrderId orderId) {
        return read(orderId, "FOR UPDATE") != State.CLOSED;
    }

    /**
     * Enters the fence for a step that undoes, and holds it shared until the transaction ends.
     *
     * @return false if the order is not closed: it goes on, and a step that would undo it comes late
     */
    public boolean admitsUndoing(OrderId orderId) {
        return read(orderId, "FOR SHARE") == State.CLOSED;
    }

    /**
     * Closes the fence: waits for the effects that are inside, and refuses all later ones.
     *
     * @return false if the order has passed the point of no return and stays as it is; true if it is closed, also if it was already
     */
    public boolean close(OrderId orderId) {
        return switch (read(orderId, "FOR UPDATE")) {
            case OPEN -> change(orderId, State.CLOSED);
            case CLOSED -> true;
            case PASSED -> false;
        };
    }

    /** Opens a closed fence again: all that was done for the order is undone and it starts over. */
    public void reopen(OrderId orderId) {
        if (read(orderId, "FOR UPDATE") == State.CLOSED) {
            change(orderId, State.OPEN);
        }
    }

    /**
     * Passes the point of no return: from here the order cannot be cancelled. Passing again is fine.
     *
     * @throws OrderClosedException if the order is closed
     */
    public void pass(OrderId orderId) {
        switch (read(orderId, "FOR UPDATE")) {
            case OPEN -> change(orderId, State.PASSED);
            case CLOSED -> throw new OrderClosedException(orderId);
            case PASSED -> {}
        }
    }

    /** Takes the order back before the point of no return, since what should have passed it was refused for good. */
    public void unpass(OrderId orderId) {
        if (read(orderId, "FOR UPDATE") == State.PASSED) {
            change(orderId, State.OPEN);
        }
    }

    /** Whether the order is past the point of no return, as far as this moment tells: without a lock. */
    public boolean hasPassed(OrderId orderId) {
        return read(orderId, "") == State.PASSED;
    }

    private boolean change(OrderId orderId, State state) {
        return jdbc.sql("UPDATE order_fence SET state = ?, changed_at = now() WHERE order_id = ?")
                .params(state.name(), orderId.value())
                .update() == 1;
    }

    private State read(OrderId orderId, String strength) {
        Optional<State> state = jdbc.sql("SELECT state FROM order_fence WHERE order_id = ? " + strength)
                .param(orderId.value())
                .query(State.class)
                .optional();
        return state.orElseThrow(() -> new IllegalStateException("order " + orderId + " has no fence"));
    }
}
