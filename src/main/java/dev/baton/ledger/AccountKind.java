package dev.baton.ledger;

/** What an account is for. */
public enum AccountKind {
    /** A customer's prepaid money. */
    PREPAID(true),
    /** What a customer that buys on credit owes us, down to its limit. */
    RECEIVABLE(true),
    /** Our money at the bank. */
    BANK(false),
    /** What customers brought along when they were registered. */
    OPENING_BALANCE(false),
    /** Between a customer's money and where it goes when it is settled. */
    CLEARING(false),
    REVENUE(false),
    FREIGHT_REVENUE(false),
    /** Value added tax that we owe the state. */
    TAX_PAYABLE(false);

    private final boolean customers;

    AccountKind(boolean customers) {
        this.customers = customers;
    }

    /** Whether such an account belongs to a customer, and not to us. */
    public boolean isCustomers() {
        return customers;
    }
}
