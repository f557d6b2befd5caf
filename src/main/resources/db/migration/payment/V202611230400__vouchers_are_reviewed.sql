-- A voucher is entered, reviewed by rules or by a person, and only then its money counts.
ALTER TABLE payment_top_up
    ADD COLUMN status                 text NOT NULL DEFAULT 'POSTED' CHECK (status IN ('IN_REVIEW', 'POSTED', 'REJECTED')),
    ADD COLUMN method                 text NOT NULL DEFAULT 'BANK_TRANSFER'
                                          CHECK (method IN ('BANK_TRANSFER', 'POS_SLIP', 'CHEQUE', 'CASH')),
    ADD COLUMN paid_on                date,
    ADD COLUMN decided_by             text,
    ADD COLUMN decided_at             timestamptz,
    ADD COLUMN rule                   text,
    ADD COLUMN reason                 text,
    ADD COLUMN bonus                  bigint NOT NULL DEFAULT 0 CHECK (bonus >= 0),
    ADD COLUMN bonus_rule             text,
    ADD COLUMN process_definition_key bigint;
UPDATE payment_top_up SET decided_by = 'rules', decided_at = entered_at, reason = 'entered when vouchers were not reviewed yet',
    paid_on = entered_at::date;
ALTER TABLE payment_top_up
    ALTER COLUMN status DROP DEFAULT,
    ALTER COLUMN method DROP DEFAULT,
    ALTER COLUMN paid_on SET NOT NULL,
    ADD CONSTRAINT payment_top_up_decided CHECK ((status = 'IN_REVIEW') = (decided_at IS NULL)),
    ADD CONSTRAINT payment_top_up_by_another_person CHECK (status <> 'POSTED' OR decided_by <> entered_by),
    ADD CONSTRAINT payment_top_up_bonus_is_earned CHECK (bonus = 0 OR status = 'POSTED' AND bonus_rule IS NOT NULL),
    DROP CONSTRAINT payment_top_up_voucher;
-- a voucher that was rejected, for a wrong amount maybe, can be entered again
CREATE UNIQUE INDEX payment_top_up_voucher ON payment_top_up (institution, reference) WHERE status <> 'REJECTED';
CREATE INDEX payment_top_up_in_review ON payment_top_up (id) WHERE status = 'IN_REVIEW';
COMMENT ON COLUMN payment_top_up.rule IS 'the row of top-up-review that let it pass or sent it to a person';
COMMENT ON COLUMN payment_top_up.reason IS 'why it was decided so: in the words of the rule, or of the person';
COMMENT ON COLUMN payment_top_up.process_definition_key IS 'tells the versions of the rules that it was judged by';

CREATE TABLE payment_top_up_attachment (
    top_up_id  uuid  PRIMARY KEY REFERENCES payment_top_up (id),
    name       text  NOT NULL,
    media_type text  NOT NULL,
    content    bytea NOT NULL CHECK (octet_length(content) > 0)
);

CREATE TABLE payment_top_up_verdict (
    job_key   bigint      PRIMARY KEY,
    top_up_id uuid        NOT NULL REFERENCES payment_top_up (id),
    task_key  text,
    person    text,
    decision  text,
    comment   text,
    verdict   text        NOT NULL CHECK (verdict IN ('APPROVED', 'REJECTED', 'INCOMPLETE')),
    notice    text,
    at        timestamptz NOT NULL
);
CREATE INDEX payment_top_up_verdict_by_top_up ON payment_top_up_verdict (top_up_id);
