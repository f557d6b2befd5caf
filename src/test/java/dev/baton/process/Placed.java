package dev.baton.process;

/** An order that was accepted. */
record Placed(String id, String number) {

    @Override
    public String toString() {
        return id;
    }
}
