-- How the distributors were rated that could sell an order; one that may not have it has no rank.
CREATE TABLE distribution_candidate (
    order_id uuid NOT NULL REFERENCES order_fence,
    revision int NOT NULL,
    round    int NOT NULL CHECK (round > 0),
    seller   text NOT NULL REFERENCES customer,
    rank     int CHECK (rank > 0),
    points   int NOT NULL,
    reasons  jsonb NOT NULL,
    PRIMARY KEY (order_id, revision, round, seller),
    UNIQUE (order_id, revision, round, rank)
);
CREATE INDEX distribution_candidate_of_seller ON distribution_candidate (seller);

-- An order is offered to one distributor at a time, once in a round.
CREATE TABLE order_offer (
    id          uuid PRIMARY KEY,
    order_id    uuid NOT NULL,
    revision    int NOT NULL,
    round       int NOT NULL,
    seller      text NOT NULL,
    state       text NOT NULL CHECK (state IN ('OPEN', 'ACCEPTED', 'DECLINED', 'EXPIRED', 'WITHDRAWN')),
    offered_at  timestamptz NOT NULL,
    expires_at  timestamptz NOT NULL CHECK (expires_at >= offered_at),
    answered_at timestamptz,
    answered_by text,
    comment     text CHECK (length(comment) <= 2000),
    FOREIGN KEY (order_id, revision, round, seller) REFERENCES distribution_candidate,
    UNIQUE (order_id, revision, round, seller),
    CHECK ((state = 'OPEN') = (answered_at IS NULL)),
    CHECK ((state = 'OPEN') = (answered_by IS NULL))
);
CREATE UNIQUE INDEX order_offer_stands_once ON order_offer (order_id, revision) WHERE state IN ('OPEN', 'ACCEPTED');
CREATE INDEX order_offer_of_seller ON order_offer (seller, offered_at);
CREATE INDEX order_offer_by_state ON order_offer (state, id);
