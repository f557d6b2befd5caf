-- What goods were credited with that came back makes the turnover of a month less, once.
CREATE TABLE period_credit (
    credit_id uuid PRIMARY KEY REFERENCES settlement_credit,
    period_id uuid NOT NULL REFERENCES period_settlement
);
CREATE INDEX period_credit_by_period ON period_credit (period_id);
CREATE INDEX settlement_credit_by_time ON settlement_credit (credited_at);
