-- Prices that leave their product's band wait for a person, and what is in force meanwhile stays so.
CREATE TABLE price_proposal (
    id          uuid PRIMARY KEY,
    kind        text NOT NULL CHECK (kind IN ('LISTING', 'PRICE_LIST')),
    seller      text REFERENCES customer,
    listed      boolean,
    list_id     uuid REFERENCES price_list,
    sku         text NOT NULL REFERENCES product,
    price       bigint NOT NULL CHECK (price >= 0),
    currency    text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    state       text NOT NULL CHECK (state IN ('PROPOSED', 'IN_FORCE', 'REFUSED', 'LAPSED', 'SUPERSEDED')),
    rule        text NOT NULL,
    reason      text NOT NULL,
    proposed_by text NOT NULL,
    proposed_at timestamptz NOT NULL,
    decided_by  text,
    decided_at  timestamptz,
    comment     text,
    CHECK ((kind = 'LISTING') = (seller IS NOT NULL) AND (seller IS NULL) = (listed IS NULL)),
    CHECK ((kind = 'PRICE_LIST') = (list_id IS NOT NULL)),
    CHECK ((state = 'PROPOSED') = (decided_at IS NULL) AND (decided_at IS NULL) = (decided_by IS NULL)),
    CONSTRAINT price_proposal_approved_by_another_person CHECK (state <> 'IN_FORCE' OR decided_by <> proposed_by)
);
CREATE UNIQUE INDEX price_proposal_of_listing ON price_proposal (seller, sku) WHERE state = 'PROPOSED';
CREATE UNIQUE INDEX price_proposal_of_list ON price_proposal (list_id, sku) WHERE state = 'PROPOSED';
CREATE INDEX price_proposal_by_state ON price_proposal (state, id DESC);

COMMENT ON COLUMN price_proposal.rule IS 'of price-supervision, which wants a person to look at it; empty where no rule speaks of it';
COMMENT ON COLUMN price_proposal.comment IS 'in the words of who decided';

CREATE TABLE price_proposal_verdict (
    job_key     bigint PRIMARY KEY,
    proposal_id uuid NOT NULL REFERENCES price_proposal,
    task_key    text,
    person      text,
    decision    text NOT NULL,
    comment     text NOT NULL,
    verdict     text NOT NULL CHECK (verdict IN ('IN_FORCE', 'REFUSED', 'LAPSED', 'SUPERSEDED', 'INCOMPLETE')),
    notice      text,
    at          timestamptz NOT NULL
);
CREATE INDEX price_proposal_verdict_by_proposal ON price_proposal_verdict (proposal_id);

ALTER TABLE price_list_entry ADD COLUMN cleared boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN price_list_entry.cleared IS 'it left its product''s band when it came, and a rule or a person let it';
