-- what is left of orders that were closed is looked for every few seconds, among all payments that ever were
CREATE INDEX payment_uncaptured ON payment (id) WHERE captured + capturing + voided + voiding < authorised;
