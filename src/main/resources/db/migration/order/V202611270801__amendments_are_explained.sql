ALTER TABLE orders ADD COLUMN rules_definition_key bigint;
COMMENT ON COLUMN orders.rules_definition_key IS 'of an order that was amended: the version of the process under which it started first, and goes on';

ALTER TABLE order_line ADD COLUMN cancelled_before numeric(15, 3) NOT NULL DEFAULT 0 CHECK (cancelled_before >= 0);
COMMENT ON COLUMN order_line.cancelled_before IS 'what was cancelled of the line in earlier revisions: it is in no quantity and no amount of this one';

ALTER TABLE order_amendment
    ADD COLUMN kind text NOT NULL DEFAULT 'AMENDMENT' CHECK (kind IN ('AMENDMENT', 'CANCELLATION')),
    ADD COLUMN reason text,
    ADD COLUMN changes text[] NOT NULL DEFAULT '{}',
    ADD COLUMN total_before bigint,
    ADD COLUMN total_after bigint CHECK (total_after >= 0),
    ADD COLUMN review_outcome text CHECK (review_outcome IN ('KEEP', 'REVIEW')),
    ADD COLUMN review_rule text,
    ADD COLUMN review_reason text,
    ADD COLUMN order_version bigint,
    ADD CHECK ((review_outcome IS NULL) = (review_rule IS NULL) AND (review_outcome IS NULL) = (review_reason IS NULL)),
    ADD CHECK (review_outcome IS DISTINCT FROM 'KEEP' OR total_after IS NOT NULL);
COMMENT ON COLUMN order_amendment.revision IS 'the revision that was replaced; the next one has the new lines';
COMMENT ON COLUMN order_amendment.total_before IS 'of the replaced revision, in minor units, as it was then';
COMMENT ON COLUMN order_amendment.total_after IS 'what the new lines were said to cost; an approval is kept at this total only';
COMMENT ON COLUMN order_amendment.order_version IS 'of the order, before it was amended';
