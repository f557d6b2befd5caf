-- A proof of a payment counts once, whatever it is entered as.
CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE TYPE terminals AS RANGE (SUBTYPE = text, COLLATION = "C");

CREATE TABLE payment_proof (
    institution text NOT NULL,
    reference   text NOT NULL CHECK (reference <> ''),
    terminals   terminals NOT NULL,
    kind        text NOT NULL CHECK (kind IN ('TOP_UP', 'RECEIPT', 'POS_SLIP')),
    subject     uuid NOT NULL,
    PRIMARY KEY (kind, subject),
    CONSTRAINT payment_proof_counts_once
        EXCLUDE USING gist (institution WITH =, reference WITH =, terminals WITH &&)
);

COMMENT ON TABLE payment_proof IS 'by which number of an institution a payment is proved: in capitals, in narrow characters, with single blanks';
COMMENT ON COLUMN payment_proof.terminals IS 'those of the institution at which it is the number: that of a slip, or all';
COMMENT ON COLUMN payment_proof.subject IS 'what is proved: of payment_top_up, payment_receipt or payment_pos_slip';

-- of what was entered twice before, the first keeps the proof
INSERT INTO payment_proof (institution, reference, terminals, kind, subject)
SELECT upper(regexp_replace(trim(normalize(institution, NFKC)), '\s+', ' ', 'g')),
    upper(regexp_replace(trim(normalize(reference, NFKC)), '\s+', ' ', 'g')),
    terminals(terminal, terminal, '[]'), kind, id
FROM (
    SELECT institution, reference, NULL AS terminal, 'TOP_UP' AS kind, id, entered_at FROM payment_top_up WHERE status <> 'REJECTED'
    UNION ALL SELECT institution, reference, NULL, 'RECEIPT', id, entered_at FROM payment_receipt
    UNION ALL SELECT institution, reference, upper(regexp_replace(trim(normalize(terminal, NFKC)), '\s+', ' ', 'g')), 'POS_SLIP', id, entered_at
        FROM payment_pos_slip) entered
ORDER BY entered_at, id
ON CONFLICT ON CONSTRAINT payment_proof_counts_once DO NOTHING;

DROP INDEX payment_top_up_voucher;
ALTER TABLE payment_receipt DROP CONSTRAINT payment_receipt_proof;
ALTER TABLE payment_pos_slip DROP CONSTRAINT payment_pos_slip_proof;
