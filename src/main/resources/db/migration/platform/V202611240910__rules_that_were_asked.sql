-- What tables answered that are asked outside of a process, in their latest version.
CREATE TABLE rule_record (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    subject  text        NOT NULL,
    decision text        NOT NULL,
    version  integer     NOT NULL,
    inputs   jsonb       NOT NULL,
    results  jsonb       NOT NULL,
    at       timestamptz NOT NULL
);
CREATE INDEX rule_record_by_subject ON rule_record (subject, id);
COMMENT ON COLUMN rule_record.subject IS 'the id of what was decided about, such as a payment, a bank entry or a settlement of a month';
