package dev.baton.payment.online;

/** The institution has understood and refused. */
class PaymentRefusal extends RuntimeException {

    private final boolean expired;

    /**
     * @param words the institution's own, to be shown as they are
     * @param expired whether it refused since the authorisation is over
     */
    PaymentRefusal(String words, boolean expired) {
        super(words);
        this.expired = expired;
    }

    String words() {
        return String.valueOf(getMessage());
    }

    boolean isExpired() {
        return expired;
    }
}
