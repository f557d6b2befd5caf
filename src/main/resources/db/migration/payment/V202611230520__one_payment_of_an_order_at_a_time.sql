-- Two payments that are started for one order at the same moment would both be captured. One is under way until it is refused,
-- or until all that was authorised is captured or voided.
CREATE UNIQUE INDEX payment_of_order_under_way ON payment (order_id)
    WHERE NOT refused AND (authorised = 0 OR captured + voided < authorised);
