package dev.baton.ledger;

/** What an account is for. */
public enum AccountKind {
    /** A customer's own money with us: what it prepaid, and what it paid online until that is settled. */
    PREPAID(true),
    /** What a customer that buys on credit owes us, down to its limit. */
    RECEIVABLE(true),
    /** Money that we added to a recharge; each grant is an account of its own, which may expire. */
    BONUS(true),
    /** Points that a customer has earned, in {@link dev.baton.platform.money.Money#POINTS}. */
    POINTS(true),
    /** What a distributor has earned by orders that are settled and has not been paid yet. */
    SETTLEMENT(true),
    /** A share of an order's money that is not a distributor's own yet. */
    SPLIT(true),
    /** Our money at the bank. */
    BANK(false),
    /** Our money at payment institutions, until they pay it out to the bank. */
    INSTITUTION(false),
    /** Money that came to the bank from nobody knows whom. */
    UNALLOCATED(false),
    /** What banks and payment institutions keep for their service. */
    BANK_CHARGES(false),
    /** What carriers owe us for parcels that they lost or damaged. */
    CARRIER_RECEIVABLE(false),
    /** What carriers have granted us for these. */
    CARRIER_COMPENSATION(false),
    /** What customers brought along when they were registered. */
    OPENING_BALANCE(false),
    /** Between a customer's money and where it goes when it is settled. */
    CLEARING(false),
    REVENUE(false),
    FREIGHT_REVENUE(false),
    /** What we earn by what distributors sell through us. */
    COMMISSION_REVENUE(false),
    /** What is kept of the money of orders that are cancelled late. */
    CANCELLATION_REVENUE(false),
    /** The manufacturer's share of what a distributor has sold, until the goods cannot be returned any more. */
    MANUFACTURER_SHARE(false),
    /** Our commission on what a distributor has sold, until then. */
    PLATFORM_SHARE(false),
    /** What customers get back for what they bought in a month. */
    SALES_REBATE(false),
    /** What was owed and is written off. */
    BAD_DEBT(false),
    /** What bonuses have cost us. */
    BONUS_EXPENSE(false),
    /** What points have cost us, in points. */
    POINTS_EXPENSE(false),
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
