package dev.baton.logistics;

/** The carrier has understood and refused: asking again does not help. */
class CarrierRefusal extends RuntimeException {

    /** @param words the carrier's own, to be shown as they are */
    CarrierRefusal(String words) {
        super(words);
    }

    String words() {
        return String.valueOf(getMessage());
    }
}
