CREATE TABLE substitution_proposal (
    id          uuid PRIMARY KEY,
    order_id    uuid NOT NULL REFERENCES orders (id),
    revision    int NOT NULL,
    state       text NOT NULL CHECK (state IN ('PROPOSED', 'ACCEPTED', 'DECLINED', 'LAPSED', 'WITHDRAWN')),
    currency    text NOT NULL,
    total       bigint NOT NULL CHECK (total >= 0),
    new_total   bigint NOT NULL CHECK (new_total >= 0),
    proposed_at timestamptz NOT NULL,
    expires_at  timestamptz NOT NULL,
    decided_by  text,
    decided_at  timestamptz,
    note        text NOT NULL DEFAULT '',
    UNIQUE (order_id, revision),
    CHECK (expires_at > proposed_at),
    CHECK ((state = 'PROPOSED') = (decided_at IS NULL)),
    CHECK ((decided_by IS NULL) = (decided_at IS NULL)),
    CHECK (state <> 'ACCEPTED' OR decided_at < expires_at)
);
CREATE UNIQUE INDEX substitution_proposal_one_open ON substitution_proposal (order_id) WHERE state = 'PROPOSED';

COMMENT ON TABLE substitution_proposal IS 'what customers are offered in place of products that are short, once for each revision of an order';
COMMENT ON COLUMN substitution_proposal.new_total IS 'what the order costs with its lines replaced, in minor units like total';
COMMENT ON COLUMN substitution_proposal.note IS 'why it was withdrawn';

CREATE TABLE substitution_line (
    proposal_id     uuid NOT NULL REFERENCES substitution_proposal,
    line_no         int NOT NULL,
    from_sku        text NOT NULL,
    from_quantity   numeric(15, 3) NOT NULL CHECK (from_quantity > 0),
    from_unit_price bigint NOT NULL CHECK (from_unit_price >= 0),
    to_sku          text NOT NULL REFERENCES product,
    to_quantity     numeric(15, 3) NOT NULL CHECK (to_quantity > 0),
    to_unit_price   bigint NOT NULL CHECK (to_unit_price >= 0),
    rule_id         text NOT NULL,
    reason          text NOT NULL,
    PRIMARY KEY (proposal_id, line_no),
    CHECK (from_sku <> to_sku)
);

COMMENT ON COLUMN substitution_line.line_no IS 'of the revision that the proposal is about';

CREATE FUNCTION substitution_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what was proposed or decided is not changed';
END $$;
CREATE TRIGGER substitution_proposal_is_decided_once BEFORE UPDATE ON substitution_proposal
    FOR EACH ROW WHEN (OLD.state <> 'PROPOSED') EXECUTE FUNCTION substitution_refuse_change();
CREATE TRIGGER substitution_proposal_stays BEFORE DELETE ON substitution_proposal
    FOR EACH ROW EXECUTE FUNCTION substitution_refuse_change();
CREATE TRIGGER substitution_line_stays BEFORE UPDATE OR DELETE ON substitution_line
    FOR EACH ROW EXECUTE FUNCTION substitution_refuse_change();
