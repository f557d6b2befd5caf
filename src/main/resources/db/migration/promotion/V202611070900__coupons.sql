CREATE TABLE coupon (
    code       text PRIMARY KEY CHECK (code <> '' AND code = upper(code)),
    name       text NOT NULL,
    valid_from date,
    valid_to   date,
    changed_at timestamptz NOT NULL,
    CHECK (valid_from <= valid_to)
);

COMMENT ON TABLE coupon IS 'codes that orders may name; what a code is worth is said by the rules of the promotion table';
COMMENT ON COLUMN coupon.valid_from IS 'the first day in the business time zone; null from ever';
COMMENT ON COLUMN coupon.valid_to IS 'the last day in the business time zone; null for ever';
