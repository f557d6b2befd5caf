package dev.baton.sap.odata;

/** SAP has understood and refused for a reason of its business: asking again does not help, a person has to look. */
public final class SapRefusal extends SapException {

    private final String code;

    /** @param message SAP's own words, to be shown as they are */
    public SapRefusal(String code, String message) {
        super(message, null);
        this.code = code;
    }

    /** SAP's message class and number, such as {@code V1/555}; empty when it gave none. */
    public String code() {
        return code;
    }

    /** SAP's own words, never empty. */
    public String sapMessage() {
        return String.valueOf(getMessage());
    }
}
