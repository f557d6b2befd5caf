package dev.baton.complaint;

/** What a complaint is about. */
public enum ComplaintCategory {
    DELIVERY("late or missing delivery"), DAMAGED_GOODS("damaged goods"), WRONG_GOODS("wrong goods"),
    QUALITY("quality"),
    /** Goods are to go back. */
    RETURN("return"), INVOICE("invoice"),
    /** Repair, installation, advice: a request rather than a complaint. */
    SERVICE("service"), OTHER("something else");

    private final String words;

    ComplaintCategory(String words) {
        this.words = words;
    }

    /** For people to read. */
    String words() {
        return words;
    }
}
