-- What people decided stays as it was said.
CREATE FUNCTION payment_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what was decided about money is neither changed nor deleted';
END $$;
CREATE TRIGGER payment_top_up_verdict_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON payment_top_up_verdict
    FOR EACH STATEMENT EXECUTE FUNCTION payment_refuse_change();
CREATE TRIGGER payment_write_off_verdict_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON payment_write_off_verdict
    FOR EACH STATEMENT EXECUTE FUNCTION payment_refuse_change();
CREATE TRIGGER payment_dunning_decision_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON payment_dunning_decision
    FOR EACH STATEMENT EXECUTE FUNCTION payment_refuse_change();

-- Without this the person who decided could be missing, and nobody would be another than who entered it.
ALTER TABLE payment_top_up ADD CONSTRAINT payment_top_up_decided_by_somebody CHECK ((decided_at IS NULL) = (decided_by IS NULL));
ALTER TABLE payment_dunning_decision ADD CHECK (outcome IN ('DECIDED', 'INCOMPLETE'));
ALTER TABLE payment_bank_entry ADD CHECK (remainder IN ('CHARGES', 'EXPECTED'));

-- The words of a bank entry are looked for among the numbers of all proofs, whatever their case.
CREATE INDEX payment_receipt_by_number ON payment_receipt (upper(reference));
CREATE INDEX payment_pos_slip_by_number ON payment_pos_slip (upper(reference));
CREATE INDEX payment_receipt_by_customer ON payment_receipt (customer_id, id DESC);
CREATE INDEX payment_receivable_by_due_day ON payment_receivable (due_on, id);
